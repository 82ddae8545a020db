package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.cases.CaseResource;
import dev.rescind.cancellation.disputes.CaseFile.Cancellation;
import dev.rescind.cancellation.disputes.CaseFile.PackedFile;
import dev.rescind.cancellation.disputes.CaseFile.Receipt;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Draws up the file of a case for those who have to defend it before a bank. */
@Component
class CaseFiles {

  private final OrderBook orders;
  private final PolicyBook policies;
  private final CaseRecords records;

  CaseFiles(OrderBook orders, PolicyBook policies, CaseRecords records) {
    this.orders = orders;
    this.policies = policies;
    this.records = records;
  }

  /** The document of the version that the case was judged by, if any judged it. */
  Optional<JsonNode> policyDocument(CaseResource shown) {
    return policy(shown).map(Policy::document);
  }

  private Optional<Policy> policy(CaseResource shown) {
    return Optional.ofNullable(shown.policy()).flatMap(policies::find);
  }

  /**
   * @param names of the files in the archive, by the id of the evidence
   */
  CaseFile of(CaseResource shown, List<Evidence> evidence, Map<String, String> names) {
    CancellationId id = new CancellationId(shown.cancellationId());
    OrderFacts order = orders.find(new OrderId(shown.orderId())).orElse(null);
    Policy policy = policy(shown).orElse(null);
    String disclosure =
        order == null || policy == null ? null : OrderTexts.disclosure(policy, order);
    return new CaseFile(
        shown.cancellationId(),
        shown.orderId(),
        shown.state(),
        order == null ? null : OrderTexts.products(order),
        order == null ? null : OrderTexts.serviceDates(order),
        order == null ? null : order.placed().placedAt(),
        order == null ? null : receipt(order),
        policy == null ? null : OrderTexts.policy(policy),
        disclosure,
        order == null || policy == null ? null : OrderTexts.refunds(policy, order),
        disclosure,
        refusal(shown),
        cancellation(shown),
        records.communication(id),
        records.refunds(id),
        evidence.stream().map(file -> packed(file, names.get(file.evidenceId()))).toList());
  }

  private static Receipt receipt(OrderFacts order) {
    return new Receipt(
        order.placed().lines(), order.placed().fees(), order.placed().total(), order.payments());
  }

  private static @Nullable String refusal(CaseResource shown) {
    boolean nothing = shown.refund() == null || !shown.refund().isPositive();
    return nothing && shown.decidedAt() != null ? String.join(" ", sentences(shown)) : null;
  }

  private static Cancellation cancellation(CaseResource shown) {
    return new Cancellation(
        shown.requester(),
        shown.requestedAt(),
        shown.reason(),
        shown.decidedAt(),
        sentences(shown),
        shown.refund(),
        shown.refunded());
  }

  private static List<String> sentences(CaseResource shown) {
    return shown.explanation() == null
        ? List.of()
        : shown.explanation().rules().stream().map(AppliedRule::effect).toList();
  }

  private static PackedFile packed(Evidence file, @Nullable String name) {
    return new PackedFile(
        name,
        file.sha256(),
        file.mediaType(),
        file.bytes(),
        file.submittedBy(),
        file.receivedAt(),
        file.note());
  }
}
