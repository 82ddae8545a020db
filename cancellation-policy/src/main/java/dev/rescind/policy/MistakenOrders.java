package dev.rescind.policy;

import dev.rescind.events.Party;
import java.util.Set;

/**
 * When an order placed by mistake leaves the rates of both sides untouched.
 *
 * @param reasons codes of the reasons that can earn it
 * @param reorderWithin how long after the cancellation the right order has to come
 * @param needsEvidence whether something has to prove the mistake
 * @param needsAcknowledgement whether the customer has to say that it was theirs
 * @param grantedBy who grants it
 */
public record MistakenOrders(
    Set<String> reasons,
    Span reorderWithin,
    boolean needsEvidence,
    boolean needsAcknowledgement,
    Party grantedBy) {

  public MistakenOrders {
    reasons = Set.copyOf(reasons);
  }
}
