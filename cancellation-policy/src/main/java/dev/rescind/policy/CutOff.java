package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Party;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Until when may be asked, counted back from the earliest start of the lines to be cancelled;
 * exactly then is still in time. Lines without an appointment have no cut-off.
 *
 * @param exempt who is not held to it
 */
record CutOff(Notice notice, Set<Party> exempt) implements EligibilityRule {

  @Override
  public Optional<Finding> judge(OrderFacts order, CaseFacts request, Instant at) {
    return LineShare.of(order, request).stream()
        .map(share -> share.line().slot())
        .filter(Objects::nonNull)
        .min(Comparator.comparing(BookedSlot::start))
        .map(slot -> judge(slot, request.requester().party(), at));
  }

  private Finding judge(BookedSlot slot, Party party, Instant at) {
    Instant until = notice.before(slot.start(), slot.zone());
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("askedAt", at.toString());
    inputs.put("start", slot.start().toString());
    inputs.put("zone", slot.zone().getId());
    inputs.put("cutOff", notice.inWords());
    inputs.put("until", until.toString());
    if (exempt.contains(party)) {
      String who = Wording.sentence(Wording.party(party));
      return Finding.passes("cut-off", inputs, who + " is not bound by the time limit.");
    }
    String limit = "Cancelling was possible until " + Wording.local(until, slot.zone());
    return at.isAfter(until)
        ? Finding.refuses("cut-off", inputs, limit + "; the request came after that.")
        : Finding.passes("cut-off", inputs, limit + "; the request came in time.");
  }
}
