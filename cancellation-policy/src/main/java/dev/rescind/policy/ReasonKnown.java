package dev.rescind.policy;

import dev.rescind.events.Party;
import java.util.Map;
import java.util.Optional;

/**
 * A reason has to be in the policy and open to who gives it; else a customer could claim the
 * merchant's fault and its refund.
 */
record ReasonKnown(Map<String, Reason> reasons) implements EligibilityRule {

  @Override
  public Optional<Finding> judge(Inquiry inquiry) {
    String code = inquiry.request().reason();
    Party party = inquiry.requester();
    Map<String, String> inputs = Map.of("reason", code, "requester", party.name());
    Reason reason = reasons.get(code);
    if (reason == null) {
      return Optional.of(
          Finding.refuses(
              "reason-known", inputs, "The reason given is not among those for this order."));
    }
    String label = "\"" + reason.label() + "\"";
    return Optional.of(
        reason.requesters().contains(party)
            ? Finding.passes("reason-known", inputs, "The reason given is " + label + ".")
            : Finding.refuses(
                "reason-open-to-requester",
                inputs,
                "The reason " + label + " cannot be given by " + Wording.party(party) + "."));
  }
}
