package dev.rescind.policy;

import dev.rescind.events.Party;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Only the parties that the policy names may ask. */
record RequesterAllowed(Set<Party> requesters) implements EligibilityRule {

  @Override
  public Optional<Finding> judge(Inquiry inquiry) {
    Party party = inquiry.requester();
    String who = Wording.sentence(Wording.party(party));
    Map<String, String> inputs = Map.of("requester", party.name());
    return Optional.of(
        requesters.contains(party)
            ? Finding.passes("requester-allowed", inputs, who + " may ask to cancel.")
            : Finding.refuses(
                "requester-allowed", inputs, who + " may not cancel this order by request."));
  }
}
