package dev.rescind.policy;

import dev.rescind.events.CauseClass;
import dev.rescind.events.Party;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Before some cancellations the customer has to be spoken to, and that recorded.
 *
 * @param requesters who has to do so
 * @param causes for which reasons
 */
public record ContactFirst(Set<Party> requesters, Set<CauseClass> causes) {

  public ContactFirst {
    requesters = Set.copyOf(requesters);
    causes = Set.copyOf(causes);
  }

  /** Whether a request with this reason needs it. */
  public boolean isNeeded(Party requester, Reason reason) {
    return requesters.contains(requester) && causes.contains(reason.cause());
  }

  EligibilityRule rule(Map<String, Reason> reasons) {
    return inquiry -> {
      Reason reason = reasons.get(inquiry.request().reason());
      return reason != null && isNeeded(inquiry.requester(), reason)
          ? Optional.of(judge(inquiry))
          : Optional.empty();
    };
  }

  private static Finding judge(Inquiry inquiry) {
    Instant contacted = inquiry.request().circumstances().customerContactedAt();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("reason", inquiry.request().reason());
    if (contacted == null || contacted.isAfter(inquiry.at())) {
      String effect = "The customer has to be contacted, and that recorded, before this reason.";
      return Finding.refuses("contact-first", inputs, effect);
    }
    inputs.put("contactedAt", contacted.toString());
    return Finding.passes("contact-first", inputs, "The customer was contacted beforehand.");
  }
}
