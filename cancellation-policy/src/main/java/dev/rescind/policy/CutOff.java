package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Party;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Until when may be asked, counted back from the earliest start of the lines to be cancelled;
 * exactly then is still in time. Lines without an appointment have no cut-off.
 *
 * @param exempt who is not held to it
 * @param late what becomes of a request that comes after it
 */
record CutOff(Span notice, Set<Party> exempt, Late late) implements EligibilityRule {

  @Override
  public Optional<Finding> judge(Inquiry inquiry) {
    return inquiry.firstSlot().map(slot -> judge(slot, inquiry));
  }

  private Finding judge(BookedSlot slot, Inquiry inquiry) {
    Party party = inquiry.requester();
    Instant at = inquiry.at();
    Instant until = inquiry.reckoning().lastFor(notice, slot);
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
        ? late.finding("cut-off", inputs, limit + "; the request came after that")
        : Finding.passes("cut-off", inputs, limit + "; the request came in time.").until(until);
  }
}
