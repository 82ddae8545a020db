package dev.rescind.policy;

import dev.rescind.events.OrderEvent;
import dev.rescind.events.PolicyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All published versions of all policies, and which of them an order is judged by. Immutable. */
public final class PolicyCatalogue {

  private static final Comparator<Policy> BY_PRECEDENCE =
      Comparator.comparingInt((Policy policy) -> policy.scope().specificity())
          .thenComparing(Policy::effectiveFrom)
          .thenComparing(policy -> policy.policyId().value());

  /** Versions of one policy, newest first. */
  private final List<List<Policy>> policies;

  /** A catalogue of these versions. */
  public PolicyCatalogue(Collection<Policy> published) {
    Map<PolicyId, List<Policy>> versions =
        published.stream()
            .sorted(Comparator.comparingInt(Policy::version).reversed())
            .collect(Collectors.groupingBy(Policy::policyId));
    this.policies = List.copyOf(versions.values());
  }

  /**
   * The policy for an order. Of each policy the newest version in force counts, so that an order
   * that a new version no longer covers does not fall back to the old one. The most specific scope
   * wins: product, category, merchant, platform; then the policy that came into force last, then
   * the policy id, so that the answer never depends on the order of publication.
   *
   * @param at the instant that the request is judged by, UTC; in force is what is effective at or
   *     before it
   */
  public Optional<Policy> find(OrderEvent.OrderPlaced order, Instant at) {
    return policies.stream()
        .flatMap(versions -> inForce(versions, at).stream())
        .filter(policy -> policy.scope().covers(order))
        .max(BY_PRECEDENCE);
  }

  private static Optional<Policy> inForce(List<Policy> versions, Instant at) {
    return versions.stream().filter(policy -> !policy.effectiveFrom().isAfter(at)).findFirst();
  }
}
