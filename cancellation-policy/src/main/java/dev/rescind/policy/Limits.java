package dev.rescind.policy;

import dev.rescind.events.Party;
import java.util.Map;
import java.util.Optional;

/**
 * How often a customer may cancel without anybody looking.
 *
 * @param cancellations so many in the time before; the next one is the platform's to decide
 * @param within the time, counted back from the request; {@link
 *     Circumstances#recentCancellations()} counts it
 */
public record Limits(int cancellations, Span within) {

  EligibilityRule rule() {
    return inquiry ->
        inquiry.requester() == Party.CUSTOMER
                && inquiry.request().circumstances().recentCancellations() >= cancellations
            ? Optional.of(exceeded(inquiry))
            : Optional.empty();
  }

  private Finding exceeded(Inquiry inquiry) {
    int recent = inquiry.request().circumstances().recentCancellations();
    return Finding.refers(
        "limit",
        Map.of(
            "recent", String.valueOf(recent),
            "limit", String.valueOf(cancellations),
            "within", within.inWords()),
        "The customer cancelled "
            + recent
            + " times within "
            + within.inWords()
            + "; the platform decides.");
  }
}
