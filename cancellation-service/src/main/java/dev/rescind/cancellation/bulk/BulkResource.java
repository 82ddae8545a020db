package dev.rescind.cancellation.bulk;

import dev.rescind.events.CancellationId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bulk cancellation as the API shows it.
 *
 * @param selection which orders were meant
 * @param plan what was found before anything was done
 * @param progress what became of the orders so far
 * @param startedAt UTC
 */
record BulkResource(
    String bulkId,
    String merchantId,
    Requester requester,
    String reason,
    JsonNode selection,
    Bulk.State state,
    Instant plannedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Plan plan,
    Progress progress) {

  /**
   * What was found.
   *
   * @param orders all that are meant
   * @param eligible those that may be cancelled
   * @param needAnswer those of them that somebody else would have to agree to
   * @param withoutContact those of them whose customer has to be spoken to first, and was not until
   *     now: they would be refused
   * @param refunds what would go back in all, by currency
   * @param slots how many slots would have places freed
   * @param places how many places that would be
   */
  record Plan(
      int orders,
      int eligible,
      int needAnswer,
      int withoutContact,
      List<Money> refunds,
      int slots,
      int places) {}

  /**
   * What became of the orders.
   *
   * @param refunds what the cancelled ones give back, by currency
   */
  record Progress(
      int pending, int cancelled, int awaiting, int refused, int failed, List<Money> refunds) {}

  /**
   * One order of it.
   *
   * @param lines what is meant of it
   * @param planned what the plan said
   * @param contactMissing whether the customer still has to be spoken to
   * @param cancellationId the case, if one was made
   * @param caseState how far the case is by now
   * @param refund what the case gives back
   * @param rule code of the rule that refused it
   * @param why in plain English why it was refused, or broke
   */
  record Row(
      OrderId orderId,
      List<LineQuantity> lines,
      Planned planned,
      boolean contactMissing,
      BulkOrders.Outcome outcome,
      @Nullable CancellationId cancellationId,
      @Nullable String caseState,
      @Nullable Money refund,
      @Nullable String rule,
      @Nullable String why,
      @Nullable Instant decidedAt) {}

  /** What the plan said of an order; why in plain English. */
  record Planned(
      boolean eligible, @Nullable Route route, @Nullable Money refund, String rule, String why) {}

  static BulkResource of(Bulk bulk, Plan plan, Progress progress) {
    return new BulkResource(
        bulk.bulkId(),
        bulk.merchantId().value(),
        bulk.requester(),
        bulk.reason(),
        bulk.selection(),
        bulk.state(),
        bulk.plannedAt(),
        bulk.startedAt(),
        bulk.finishedAt(),
        plan,
        progress);
  }
}
