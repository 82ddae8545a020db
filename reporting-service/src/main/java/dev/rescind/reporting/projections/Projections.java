package dev.rescind.reporting.projections;

import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.NotificationEvent;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.PersonalContent;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RequestEvent;
import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.store.Row;
import dev.rescind.reporting.store.Scripts;
import dev.rescind.reporting.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The tables that questions are answered from, kept up with the events in their transaction. */
public final class Projections {

  private static final String MERGE_ORDERS = Scripts.read("merge-orders.sql");
  private static final String MERGE_CASES = Scripts.read("merge-cases.sql");

  private Projections() {}

  /**
   * What an event adds to the tables, if it adds anything.
   *
   * @throws java.time.DateTimeException if a time lies outside what the database holds
   * @throws ArithmeticException if an amount does
   */
  public static Optional<Fact> fact(String eventId, RescindEvent event) {
    return switch (event) {
      case OrderEvent it -> order(it);
      case CancellationEvent it -> cancellation(it);
      case RefundEvent it -> Optional.of(RefundFact.from(eventId, it));
      case NotificationEvent it -> Optional.of(NoticeFact.from(eventId, it));
      case AvailabilityEvent it -> availability(eventId, it);
      case RequestEvent _, PersonalContent _ -> Optional.empty();
    };
  }

  /** Adds the facts of events that were not seen before. */
  public static void add(Transaction transaction, List<Fact> facts) {
    append(transaction, "refunds", facts, RefundFact.class, (row, fact) -> fact.write(row));
    append(transaction, "slots_released", facts, ReleaseFact.class, (row, fact) -> fact.write(row));
    append(transaction, "notices", facts, NoticeFact.class, (row, fact) -> fact.write(row));
    if (append(
        transaction, "staged_orders", facts, OrderFact.class, (row, fact) -> fact.write(row))) {
      transaction.execute(MERGE_ORDERS);
    }
    if (append(
        transaction, "staged_cases", facts, CaseFact.class, (row, fact) -> fact.write(row))) {
      transaction.execute(MERGE_CASES);
    }
  }

  private static Optional<Fact> order(OrderEvent event) {
    return switch (event) {
      case OrderEvent.OrderPlaced it -> Optional.of(OrderFact.placed(it));
      case OrderEvent.OrderCompleted it -> Optional.of(OrderFact.completed(it));
      case OrderEvent.NoShowRecorded it -> Optional.of(OrderFact.noShow(it));
      case OrderEvent.OrderPaid _ -> Optional.empty();
    };
  }

  private static Optional<Fact> cancellation(CancellationEvent event) {
    return switch (event) {
      case CancellationEvent.CancellationRequested it -> Optional.of(CaseFact.requested(it));
      case CancellationEvent.CancellationApproved it -> Optional.of(CaseFact.approved(it));
      case CancellationEvent.CancellationRejected it -> Optional.of(CaseFact.rejected(it));
      case CancellationEvent.CancellationSettled it -> Optional.of(CaseFact.settled(it));
      case CancellationEvent.SettlementOverdue _, CancellationEvent.PolicyPublished _ ->
          Optional.empty();
    };
  }

  private static Optional<Fact> availability(String eventId, AvailabilityEvent event) {
    return switch (event) {
      case AvailabilityEvent.SlotReleased it -> Optional.of(new ReleaseFact(eventId, it));
      case AvailabilityEvent.SlotOpened _,
          AvailabilityEvent.SlotReserved _,
          AvailabilityEvent.NothingToRelease _ ->
          Optional.empty();
    };
  }

  private static <F extends Fact> boolean append(
      Transaction transaction,
      String table,
      List<Fact> facts,
      Class<F> kind,
      Row.Writer<F> writer) {
    List<F> rows = facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    transaction.append(table, rows, writer);
    return !rows.isEmpty();
  }
}
