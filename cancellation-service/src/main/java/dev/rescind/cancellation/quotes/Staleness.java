package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.policies.Question;
import dev.rescind.policy.Policy;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a quote stale. */
public enum Staleness {
  /** The time that it was good for is over. */
  EXPIRED,
  /** Upstream told something new of the order. */
  ORDER_CHANGED,
  /** Another case claimed or released quantities of the order. */
  CLAIMS_CHANGED,
  /** Another policy, or version, holds now. */
  POLICY_CHANGED,
  /** The request gives another reason. */
  ANOTHER_REASON,
  /** The request names other quantities. */
  OTHER_LINES;

  /** All that is not as it was; empty if the quote holds. */
  static Set<Staleness> of(
      Quote quote, long orderVersion, @Nullable Policy policy, Question request) {
    Set<Staleness> why = EnumSet.noneOf(Staleness.class);
    if (request.at().isAfter(quote.validUntil())) {
      why.add(EXPIRED);
    }
    if (quote.orderVersion() != orderVersion) {
      why.add(ORDER_CHANGED);
    }
    if (!quote.claimed().equals(request.claimed())) {
      why.add(CLAIMS_CHANGED);
    }
    if (policy == null || !policy.reference().equals(quote.policy())) {
      why.add(POLICY_CHANGED);
    }
    if (!quote.reason().equals(request.reason())) {
      why.add(ANOTHER_REASON);
    }
    if (!Set.copyOf(quote.lines()).equals(Set.copyOf(request.lines()))) {
      why.add(OTHER_LINES);
    }
    return why;
  }
}
