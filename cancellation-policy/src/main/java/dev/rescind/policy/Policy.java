package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.EventJson;
import dev.rescind.events.Explanation;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Route;
import dev.rescind.policy.InvalidPolicyException.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One version of a business's rules. Immutable; equal to whatever has the same document. */
public final class Policy {

  private final JsonNode document;
  private final PolicyReference reference;
  private final Instant effectiveFrom;
  private final Route route;
  private final Scope scope;
  private final List<EligibilityRule> eligibility;
  private final Map<String, Reason> reasons;
  private final RefundTerms terms;

  private Policy(JsonNode document) {
    PolicyReader reader = new PolicyReader(document);
    this.document = document;
    this.reference =
        new PolicyReference(
            new PolicyId(document.path("id").stringValue()), document.path("version").intValue());
    this.effectiveFrom = Instant.parse(document.path("effectiveFrom").stringValue());
    this.route = Route.valueOf(document.path("route").stringValue());
    this.scope = reader.scope();
    this.eligibility = reader.eligibility();
    this.reasons = reader.reasons();
    this.terms = reader.refundTerms();
  }

  /**
   * The policy that a document describes; what happens to the document later does not matter.
   *
   * @throws InvalidPolicyException if the document is not as {@code policy.schema.json} and {@code
   *     docs/policies.md} say
   */
  public static Policy of(JsonNode document) {
    // Written and read again, so that equal documents are equal however their numbers were read.
    byte[] json = EventJson.mapper().writeValueAsBytes(document);
    JsonNode canonical = EventJson.mapper().readTree(json);
    List<Violation> violations = PolicySchema.violations(canonical);
    if (violations.isEmpty()) {
      violations = Consistency.violations(canonical);
    }
    if (!violations.isEmpty()) {
      throw new InvalidPolicyException(violations);
    }
    return new Policy(canonical);
  }

  public PolicyId policyId() {
    return reference.policyId();
  }

  /** Counts from 1; a published version never changes. */
  public int version() {
    return reference.version();
  }

  /** From when on requests are judged by it, UTC. */
  public Instant effectiveFrom() {
    return effectiveFrom;
  }

  public PolicyReference reference() {
    return reference;
  }

  public Scope scope() {
    return scope;
  }

  /** The reasons that it accepts, in the order of the document. */
  public List<Reason> reasons() {
    return List.copyOf(reasons.values());
  }

  /** The document itself; a copy. */
  public JsonNode document() {
    return document.deepCopy();
  }

  /**
   * Judges a request. Pure: the same facts at the same instant always give the same answer.
   *
   * @param at when the requester asked, UTC; notice is counted from it
   * @throws IllegalArgumentException if the request names a line that the order does not have, or
   *     more of it than is left; that is for the caller to rule out
   */
  public Evaluation evaluate(OrderFacts order, CaseFacts request, Instant at) {
    List<LineShare> shares = LineShare.of(order, request);
    List<AppliedRule> rules = new ArrayList<>();
    for (EligibilityRule rule : eligibility) {
      Optional<Finding> finding = rule.judge(order, request, at);
      finding.map(Finding::rule).ifPresent(rules::add);
      if (finding.filter(Finding::refuses).isPresent()) {
        return new Evaluation.Refused(route, new Explanation(rules));
      }
    }
    Reason reason = Objects.requireNonNull(reasons.get(request.reason()));
    List<LineRefund> lines = shares.stream().map(share -> terms.judge(share, reason, at)).toList();
    Calculation sum = Calculation.of(order, request, terms, lines);
    rules.addAll(sum.rules());
    return new Evaluation.Approved(
        route, sum.cancelledLines(), sum.refund(), sum.retained(), new Explanation(rules));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Policy policy && document.equals(policy.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return policyId() + " v" + version();
  }
}
