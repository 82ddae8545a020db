package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One version of a business's rules. Immutable; equal to whatever has the same document. */
public final class Policy {

  private final JsonNode document;
  private final PolicyReference reference;
  private final Instant effectiveFrom;
  private final Scope scope;
  private final CaseTerms terms;
  private final Evaluator evaluator;

  private Policy(JsonNode document) {
    PolicyReader reader = new PolicyReader(document);
    this.document = document;
    this.reference =
        new PolicyReference(
            new PolicyId(document.path("id").stringValue()), document.path("version").intValue());
    this.effectiveFrom = Instant.parse(document.path("effectiveFrom").stringValue());
    this.scope = reader.scope();
    this.terms = new TermsReader(document).caseTerms();
    this.evaluator = reader.evaluator(terms);
  }

  /**
   * The policy that a document describes; what happens to the document later does not matter.
   *
   * @throws InvalidPolicyException if the document is not as {@code policy.schema.json} and {@code
   *     docs/policies.md} say
   */
  public static Policy of(JsonNode document) {
    return new Policy(Validation.canonical(document));
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

  /** What people call it; absent if the document does not say. */
  public @Nullable String title() {
    JsonNode title = document.get("title");
    return title == null ? null : title.stringValue();
  }

  public Scope scope() {
    return scope;
  }

  /** The reasons that it accepts, in the order of the document. */
  public List<Reason> reasons() {
    return List.copyOf(evaluator.reasons().values());
  }

  /** The reason with this code, if it accepts it. */
  public Optional<Reason> reason(String code) {
    return Optional.ofNullable(evaluator.reasons().get(code));
  }

  /** What it says of a case's life beyond whether it may be and what it gives back. */
  public CaseTerms terms() {
    return terms;
  }

  /** The zone in which the deadlines of an order's cases are counted. */
  public ZoneId zoneOf(OrderFacts order) {
    return order.zone(evaluator.reckoning().home());
  }

  /** The document itself; a copy. */
  public JsonNode document() {
    return document.deepCopy();
  }

  /** How long a quote that is given at an instant is good for, UTC. */
  public Instant quotedUntil(OrderFacts order, Instant at) {
    return terms.quoteValidFor().after(at, zoneOf(order));
  }

  /**
   * Judges a request by the policy. Pure: the same facts at the same instant always give the same
   * answer.
   *
   * @param at when the requester asked, UTC; notice is counted from it
   * @throws IllegalArgumentException if the request names a line that the order does not have, or
   *     more of it than is left; that is for the caller to rule out
   */
  public Evaluation evaluate(OrderFacts order, CaseFacts request, Instant at) {
    return evaluate(order, request, at, Grant.byPolicy());
  }

  /**
   * Judges a request of which somebody decides how much goes back. The same function serves the
   * quote, the decision, the ruling and the simulation; {@link CaseTerms#mayGrant} says whether a
   * counterparty may grant it.
   *
   * @param at when the requester asked, UTC, not when it is decided; notice is counted from it
   * @throws IllegalArgumentException as {@link #evaluate(OrderFacts, CaseFacts, Instant)} does
   */
  public Evaluation evaluate(OrderFacts order, CaseFacts request, Instant at, Grant grant) {
    return evaluator.evaluate(order, request, at, grant);
  }

  /**
   * The rules that hold for an order, to be shown before anybody applies.
   *
   * @param alreadyCancelled how many of each line earlier cases cancelled for good
   * @param at UTC
   */
  public OrderRules rulesFor(OrderFacts order, Map<LineId, Integer> alreadyCancelled, Instant at) {
    return new Summary(evaluator, order, alreadyCancelled, at).rules(this);
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
