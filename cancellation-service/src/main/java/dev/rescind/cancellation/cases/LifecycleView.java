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
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import dev.rescind.events.EventJson;
import dev.rescind.events.ReorderEvent;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.SettlementStep;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps in the row of a case what happens between its request and its end. Decisions of the policy
 * alone, which come by the thousand, pass by untouched.
 */
@Component
@Order(2)
class LifecycleView implements View {

  private final JdbcTemplate jdbc;

  LifecycleView(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CaseEvent event) {
        apply(event, recorded.recordedAt());
      }
    }
  }

  private void apply(CaseEvent event, Instant recordedAt) {
    switch (event) {
      case CancellationRequested _,
          CancellationSettled _,
          SettlementOverdue _,
          MessagePosted _,
          EvidenceSubmitted _,
          CompensationClaimed _,
          ClaimDecided _ -> {}
      case ResponseAwaited it -> awaited(it, recordedAt);
      case ResponseReminded it -> change(it, "awaited = awaited");
      case CancellationApproved it when it.decision() != null -> decided(it, CaseState.APPROVED);
      case CancellationRejected it when it.decision() != null -> decided(it, CaseState.REJECTED);
      case CancellationApproved _, CancellationRejected _ -> {}
      case CancellationWithdrawn it -> ended(it, CaseState.WITHDRAWN, it.withdrawnAt());
      case CancellationSuperseded it -> ended(it, CaseState.SUPERSEDED, it.supersededAt());
      case OrderKept it -> {
        ended(it, CaseState.KEPT, it.keptAt());
        change(
            it,
            "refunded_minor = ?, decision = ?::jsonb",
            it.refunded().amount(),
            json(it.decision()));
      }
      case AlternativeOffered it ->
          change(it, "state = 'ALTERNATIVE_OFFERED', offer = ?::jsonb", json(it));
      case AlternativeAccepted it ->
          change(
              it,
              "state = 'KEEPING', attention = null, decision_recorded_at = ?",
              Timestamp.from(recordedAt));
      case AlternativeDeclined it ->
          change(it, "state = 'AWAITING_RESPONSE', offer = null, attention = null");
      case DisputeOpened it ->
          change(it, "before_dispute = state, state = 'DISPUTED', dispute = ?::jsonb", json(it));
      case DisputeWithdrawn it -> change(it, "state = before_dispute, dispute = null");
      case DisputeRuled it -> ruled(it, recordedAt);
      case RefundRequested it ->
          change(
              it,
              "state = 'APPROVED', attention = null, decision_recorded_at = ?",
              Timestamp.from(recordedAt));
      case ReorderEvent it -> change(it, "reorder = ?::jsonb", json(it));
    }
  }

  private void awaited(ResponseAwaited event, Instant recordedAt) {
    change(
        event,
        """
        state = 'AWAITING_RESPONSE', merchant_id = ?, customer_id = ?, route = ?, awaited = ?,
        respond_by = ?, silence = ?, policy_id = ?, policy_version = ?, currency = ?,
        refund_minor = ?, cancelled_lines = ?::jsonb, explanation = ?::jsonb,
        awaiting_order_until = null, decision_recorded_at = ?
        """,
        event.merchantId().value(),
        event.customerId().value(),
        event.route().name(),
        event.awaited().name(),
        timestamp(event.respondBy()),
        event.silence() == null ? null : event.silence().name(),
        event.policy().policyId().value(),
        event.policy().version(),
        event.refund().currency(),
        event.refund().amount(),
        json(event.lines()),
        json(event.explanation()),
        Timestamp.from(recordedAt));
  }

  /** A ruling comes before the verdict it leads to; the verdict says where the case stands. */
  private void decided(CaseEvent event, CaseState state) {
    jdbc.update(
        "update cases set state = ? where cancellation_id = ?",
        state.name(),
        event.cancellationId().value());
  }

  private void ended(CaseEvent event, CaseState state, Instant at) {
    change(
        event,
        """
        state = ?, ended_at = ?, awaited = null, respond_by = null, dispute = null,
        attention = null
        """,
        state.name(),
        Timestamp.from(at));
  }

  /** The verdict that follows the ruling of a rejection says where the case stands. */
  private void ruled(DisputeRuled event, Instant recordedAt) {
    boolean more =
        event.settlement().stream().anyMatch(step -> !(step instanceof SettlementStep.NoticeStep));
    change(
        event,
        """
        state = ?, dispute = null, ruling = ?::jsonb,
        attention = case when attention = 'STEP_FAILED' then attention end,
        bearing = jsonb_set(bearing, '{fault}', to_jsonb(?::text)),
        decision_recorded_at = case when ? then ? else decision_recorded_at end
        """,
        (more ? CaseState.APPROVED : CaseState.SETTLED).name(),
        json(event),
        event.fault().name(),
        more,
        Timestamp.from(recordedAt));
  }

  private void change(CaseEvent event, String assignments, @Nullable Object... values) {
    @Nullable Object[] arguments = Arrays.copyOf(values, values.length + 1);
    arguments[values.length] = event.cancellationId().value();
    jdbc.update(
        "update cases set " + assignments + ", version = version + 1 where cancellation_id = ?",
        arguments);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : EventJson.mapper().writeValueAsString(value);
  }
}
