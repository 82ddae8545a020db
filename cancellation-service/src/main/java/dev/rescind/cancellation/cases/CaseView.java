package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.EventJson;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the row of each case that the API serves. */
@Component
@Order(1)
final class CaseView implements View {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  CaseView(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case CancellationRequested event -> requested(event);
        case CancellationApproved event -> approved(event);
        case CancellationRejected event -> rejected(event);
        case CancellationSettled event -> settled(event);
        case SettlementOverdue event -> overdue(event);
        default -> {}
      }
    }
  }

  private void requested(CancellationRequested event) {
    jdbc.update(
        """
        insert into cases (cancellation_id, order_id, merchant_id, customer_id, requester_party,
          requester_id, reason, reason_text_id, state, requested_at, recorded_at,
          awaiting_order_until, requested_lines, upstream_request_id, historical, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'AWAITING_ORDER', ?, ?, ?, ?::jsonb, ?, ?, 1)
        """,
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
        event.historical());
  }

  private void approved(CancellationApproved event) {
    jdbc.update(
        """
        update cases set state = 'APPROVED', merchant_id = ?, customer_id = ?, route = ?,
          decided_at = ?, decision_recorded_at = ?, awaiting_order_until = null, policy_id = ?,
          policy_version = ?, currency = ?, refund_minor = ?, cancelled_lines = ?::jsonb,
          explanation = ?::jsonb, version = version + 1
        where cancellation_id = ?
        """,
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
        event.cancellationId().value());
  }

  private void rejected(CancellationRejected event) {
    jdbc.update(
        """
        update cases set state = 'REJECTED', merchant_id = ?, customer_id = ?, route = ?,
          decided_at = ?, decision_recorded_at = ?, awaiting_order_until = null, policy_id = ?,
          policy_version = ?, explanation = ?::jsonb, version = version + 1
        where cancellation_id = ?
        """,
        text(event.merchantId()),
        text(event.customerId()),
        event.route().name(),
        Timestamp.from(event.decidedAt()),
        Timestamp.from(clock.instant()),
        event.policy() == null ? null : event.policy().policyId().value(),
        event.policy() == null ? null : event.policy().version(),
        json(event.explanation()),
        event.cancellationId().value());
  }

  private void settled(CancellationSettled event) {
    jdbc.update(
        """
        update cases set state = 'SETTLED', settled_at = ?, refunded_minor = ?, attention = null,
          version = version + 1
        where cancellation_id = ?
        """,
        Timestamp.from(event.settledAt()),
        event.refunded().amount(),
        event.cancellationId().value());
  }

  private void overdue(SettlementOverdue event) {
    jdbc.update(
        "update cases set attention = 'OVERDUE', version = version + 1 where cancellation_id = ?",
        event.cancellationId().value());
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
