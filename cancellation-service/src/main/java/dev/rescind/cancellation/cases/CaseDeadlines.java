package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When something is due on each case. A deadline stands here from the event that sets it to the one
 * that ends it, so it survives restarts.
 */
@Component
@Order(4)
class CaseDeadlines implements View {

  private final JdbcTemplate jdbc;

  CaseDeadlines(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What is due. */
  enum Kind {
    /** The order that a request came before. */
    ORDER,
    /** An answer; after it silence is taken for what the policy says. */
    RESPONSE,
    /** A reminder of the answer. */
    REMINDER,
    /** Taking or leaving an offer. */
    ALTERNATIVE,
    /** The new order after a mistaken one. */
    REORDER
  }

  /** A deadline that has passed. */
  record Due(OrderId orderId, CancellationId cancellationId, Kind kind, Instant dueAt) {}

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CaseEvent event) {
        apply(event);
      }
    }
  }

  private void apply(CaseEvent event) {
    switch (event) {
      case CancellationRequested it -> {
        if (it.awaitingOrderUntil() != null) {
          set(it, Kind.ORDER, it.awaitingOrderUntil());
        }
      }
      case ResponseAwaited it -> {
        clear(it, Kind.ORDER, Kind.RESPONSE, Kind.REMINDER, Kind.ALTERNATIVE);
        if (it.respondBy() != null) {
          set(it, Kind.RESPONSE, it.respondBy());
        }
        it.remindAt().forEach(reminder -> set(it, Kind.REMINDER, reminder));
      }
      case ResponseReminded it ->
          jdbc.update(
              """
              delete from case_deadlines
              where cancellation_id = ? and kind = 'REMINDER' and due_at <= ?
              """,
              it.cancellationId().value(),
              Timestamp.from(it.remindedAt()));
      case AlternativeOffered it -> {
        clear(it, Kind.RESPONSE, Kind.REMINDER);
        set(it, Kind.ALTERNATIVE, it.answerBy());
      }
      case AlternativeAccepted _, AlternativeDeclined _ -> clear(event, Kind.ALTERNATIVE);
      case CancellationApproved _, CancellationRejected _ ->
          clear(event, Kind.ORDER, Kind.RESPONSE, Kind.REMINDER, Kind.ALTERNATIVE);
      case CancellationWithdrawn _, CancellationSuperseded _, OrderKept _ ->
          clear(event, Kind.values());
      case ReorderPromised it -> set(it, Kind.REORDER, it.reorderBy());
      case ReorderLinked _, ReorderLapsed _ -> clear(event, Kind.REORDER);
      default -> {}
    }
  }

  private void set(CaseEvent event, Kind kind, Instant dueAt) {
    jdbc.update(
        """
        insert into case_deadlines (cancellation_id, order_id, kind, due_at, not_before)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        event.cancellationId().value(),
        event.orderId().value(),
        kind.name(),
        Timestamp.from(dueAt),
        Timestamp.from(dueAt));
  }

  private void clear(CaseEvent event, Kind... kinds) {
    String[] names = Arrays.stream(kinds).map(Kind::name).toArray(String[]::new);
    jdbc.update(
        "delete from case_deadlines where cancellation_id = ? and kind = any(?)",
        event.cancellationId().value(),
        names);
  }

  /** Those that passed strictly before an instant, the longest passed first. */
  List<Due> passed(Instant now, int limit) {
    return jdbc.query(
        """
        select * from case_deadlines where not_before < ? order by not_before limit ?
        """,
        (row, number) ->
            new Due(
                new OrderId(row.getString("order_id")),
                new CancellationId(row.getString("cancellation_id")),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("due_at").toInstant()),
        Timestamp.from(now),
        limit);
  }

  /** Lets the deadline rest, so that one that cannot be acted on does not hold up the others. */
  void postpone(Due due, Instant now, Duration rest) {
    jdbc.update(
        """
        update case_deadlines set not_before = ?
        where cancellation_id = ? and kind = ? and due_at = ?
        """,
        Timestamp.from(now.plus(rest)),
        due.cancellationId().value(),
        due.kind().name(),
        Timestamp.from(due.dueAt()));
  }

  /** Forgets a deadline that means nothing any more. */
  void forget(Due due) {
    jdbc.update(
        "delete from case_deadlines where cancellation_id = ? and kind = ? and due_at = ?",
        due.cancellationId().value(),
        due.kind().name(),
        Timestamp.from(due.dueAt()));
  }
}
