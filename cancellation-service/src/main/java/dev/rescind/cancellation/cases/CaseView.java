package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.EventJson;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the row of each case that the API serves. */
@Component
@Order(1)
final class CaseView implements View {

  private static final String REQUESTED =
      """
      insert into cases (cancellation_id, order_id, merchant_id, customer_id, requester_party,
        requester_id, reason, reason_text_id, state, requested_at, recorded_at,
        awaiting_order_until, requested_lines, upstream_request_id, historical, version)
      values (?, ?, ?, ?, ?, ?, ?, ?, 'AWAITING_ORDER', ?, ?, ?, ?::jsonb, ?, ?, 1)
      """;

  private static final String APPROVED =
      """
      update cases set state = 'APPROVED', merchant_id = ?, customer_id = ?, route = ?,
        decided_at = ?, decision_recorded_at = ?, awaiting_order_until = null, policy_id = ?,
        policy_version = ?, currency = ?, refund_minor = ?, cancelled_lines = ?::jsonb,
        explanation = ?::jsonb, decision = ?::jsonb, bearing = ?::jsonb, awaited = null,
        respond_by = null, offer = null, dispute = null, version = version + 1
      where cancellation_id = ?
      """;

  private static final String REJECTED =
      """
      update cases set state = 'REJECTED', merchant_id = ?, customer_id = ?, route = ?,
        decided_at = ?, decision_recorded_at = ?, awaiting_order_until = null, policy_id = ?,
        policy_version = ?, explanation = ?::jsonb, decision = ?::jsonb, escalation_until = ?,
        awaited = null, respond_by = null, offer = null, dispute = null, version = version + 1
      where cancellation_id = ?
      """;

  private static final String SETTLED =
      """
      update cases set state = 'SETTLED', settled_at = ?, refunded_minor = ?, attention = null,
        version = version + 1
      where cancellation_id = ?
      """;

  private static final String OVERDUE =
      "update cases set attention = 'OVERDUE', version = version + 1 where cancellation_id = ?";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  CaseView(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes in the order of a case's life, the same statement for all cases at once. */
  @Override
  public void apply(List<Recorded> events) {
    write(events, CancellationRequested.class, REQUESTED, this::requested);
    write(events, CancellationApproved.class, APPROVED, this::approved);
    write(events, CancellationRejected.class, REJECTED, this::rejected);
    write(events, SettlementOverdue.class, OVERDUE, event -> new @Nullable Object[] {id(event)});
    write(events, CancellationSettled.class, SETTLED, CaseView::settled);
  }

  private <E> void write(
      List<Recorded> events, Class<E> type, String sql, Function<E, @Nullable Object[]> row) {
    List<@Nullable Object[]> rows =
        events.stream()
            .map(Recorded::event)
            .filter(type::isInstance)
            .map(type::cast)
            .map(row)
            .toList();
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }

  private static String id(CaseEvent event) {
    return event.cancellationId().value();
  }

  private @Nullable Object[] requested(CancellationRequested event) {
    return new @Nullable Object[] {
      event.cancellationId().value(),
      event.orderId().value(),
      text(event.merchantId()),
      text(event.customerId()),
      event.requester().party().name(),
      event.requester().id(),
      event.reason(),
      text(event.reasonText()),
      Timestamp.from(event.requestedAt()),
      Timestamp.from(clock.instant()),
      timestamp(event.awaitingOrderUntil()),
      json(event.lines()),
      event.upstreamRequestId(),
      event.historical()
    };
  }

  private @Nullable Object[] approved(CancellationApproved event) {
    return new @Nullable Object[] {
      event.merchantId().value(),
      event.customerId().value(),
      event.route().name(),
      Timestamp.from(event.decidedAt()),
      Timestamp.from(clock.instant()),
      event.policy().policyId().value(),
      event.policy().version(),
      event.refund().currency(),
      event.refund().amount(),
      json(event.lines()),
      json(event.explanation()),
      event.decision() == null ? null : json(event.decision()),
      event.bearing() == null ? null : json(event.bearing()),
      event.cancellationId().value()
    };
  }

  private @Nullable Object[] rejected(CancellationRejected event) {
    return new @Nullable Object[] {
      text(event.merchantId()),
      text(event.customerId()),
      event.route().name(),
      Timestamp.from(event.decidedAt()),
      Timestamp.from(clock.instant()),
      event.policy() == null ? null : event.policy().policyId().value(),
      event.policy() == null ? null : event.policy().version(),
      json(event.explanation()),
      event.decision() == null ? null : json(event.decision()),
      timestamp(event.escalationUntil()),
      event.cancellationId().value()
    };
  }

  private static @Nullable Object[] settled(CancellationSettled event) {
    return new @Nullable Object[] {
      Timestamp.from(event.settledAt()), event.refunded().amount(), event.cancellationId().value()
    };
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static String json(Object value) {
    return EventJson.mapper().writeValueAsString(value);
  }
}
