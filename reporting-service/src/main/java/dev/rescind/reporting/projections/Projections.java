package dev.rescind.reporting.projections;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.Map;
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
      case CancellationEvent it -> CaseFacts.of(eventId, it);
      case RefundEvent it -> Optional.of(RefundFact.from(eventId, it));
      case NotificationEvent it -> Optional.of(NoticeFact.from(eventId, it));
      case AvailabilityEvent it -> availability(eventId, it);
      case RequestEvent _, PersonalContent _ -> Optional.empty();
    };
  }

  /** Adds the facts of events that were not seen before. */
  public static void add(Transaction transaction, List<Fact> facts) {
    gather(transaction, facts);
    if (facts.stream().anyMatch(OrderFact.class::isInstance)) {
      transaction.execute(MERGE_ORDERS);
    }
    if (facts.stream().anyMatch(CaseFact.class::isInstance)) {
      transaction.execute(MERGE_CASES);
    }
  }

  /** As {@link #add}, but pieces of orders and cases wait until they are merged, all at once. */
  public static void gather(Transaction transaction, List<Fact> facts) {
    Map<Class<?>, List<Fact>> kinds = facts.stream().collect(groupingBy(Fact::getClass));
    append(transaction, "refund_facts", kinds, RefundFact.class, (row, fact) -> fact.write(row));
    append(transaction, "release_facts", kinds, ReleaseFact.class, (row, fact) -> fact.write(row));
    append(transaction, "slot_facts", kinds, SlotFact.class, (row, fact) -> fact.write(row));
    append(
        transaction,
        "reservation_facts",
        kinds,
        ReservationFact.class,
        (row, fact) -> fact.write(row));
    append(transaction, "notice_facts", kinds, NoticeFact.class, (row, fact) -> fact.write(row));
    append(
        transaction, "amendment_facts", kinds, AmendmentFact.class, (row, fact) -> fact.write(row));
    append(transaction, "case_turns", kinds, CaseTurn.class, (row, fact) -> fact.write(row));
    append(transaction, "staged_orders", kinds, OrderFact.class, (row, fact) -> fact.write(row));
    append(transaction, "staged_cases", kinds, CaseFact.class, (row, fact) -> fact.write(row));
  }

  /** Merges what was gathered. */
  public static void merge(Transaction transaction) {
    transaction.execute(MERGE_ORDERS);
    transaction.execute(MERGE_CASES);
  }

  private static Optional<Fact> order(OrderEvent event) {
    return switch (event) {
      case OrderEvent.OrderPlaced it -> Optional.of(OrderFact.placed(it));
      case OrderEvent.OrderAmended it -> Optional.of(AmendmentFact.of(it));
      case OrderEvent.OrderCompleted it -> Optional.of(OrderFact.completed(it));
      case OrderEvent.NoShowRecorded it -> Optional.of(OrderFact.noShow(it));
      case OrderEvent.OrderPaid _,
          OrderEvent.FulfilmentStarted _,
          OrderEvent.OrderShipped _,
          OrderEvent.PaymentReturned _,
          OrderEvent.OrderClosedUpstream _ ->
          Optional.empty();
    };
  }

  private static Optional<Fact> availability(String eventId, AvailabilityEvent event) {
    return switch (event) {
      case AvailabilityEvent.SlotReleased it -> Optional.of(ReleaseFact.of(eventId, it));
      case AvailabilityEvent.SlotClosed it -> Optional.of(ReleaseFact.of(eventId, it));
      case AvailabilityEvent.SlotVacated it -> Optional.of(ReleaseFact.of(eventId, it));
      case AvailabilityEvent.SlotOpened it -> Optional.of(new SlotFact(eventId, it));
      case AvailabilityEvent.SlotReserved it -> Optional.of(new ReservationFact(eventId, it));
      case AvailabilityEvent.NothingToRelease _,
          AvailabilityEvent.SlotHeld _,
          AvailabilityEvent.HoldExpired _,
          AvailabilityEvent.RescheduleConfirmed _,
          AvailabilityEvent.RescheduleDeclined _ ->
          Optional.empty();
    };
  }

  private static <F extends Fact> void append(
      Transaction transaction,
      String table,
      Map<Class<?>, List<Fact>> kinds,
      Class<F> kind,
      Row.Writer<F> writer) {
    List<Fact> rows = kinds.getOrDefault(kind, List.of());
    transaction.append(table, rows, (row, fact) -> writer.write(row, kind.cast(fact)));
  }
}
