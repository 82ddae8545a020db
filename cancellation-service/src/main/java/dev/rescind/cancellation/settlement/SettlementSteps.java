package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.EventJson;
import dev.rescind.events.OrderId;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.StepOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The steps of every settlement, and how far each is. */
@Component
@Order(2)
public class SettlementSteps implements View {

  /** What is decided later is shown later. */
  private static final Map<Class<?>, Integer> POSITIONS =
      Map.of(
          AlternativeAccepted.class, 0,
          CancellationApproved.class, 1_000,
          ClaimDecided.class, 2_000,
          RefundRequested.class, 1_500,
          DisputeRuled.class, 3_000);

  private final JdbcTemplate jdbc;

  SettlementSteps(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A step as it stands.
   *
   * @param owner the service that answers it
   * @param blocking whether the case waits for it before it is settled; notices never hold it up
   * @param status {@code PENDING}, or the outcome
   * @param answeredBy id of the event that answered it
   */
  public record Step(
      String stepId,
      String kind,
      String owner,
      boolean blocking,
      String status,
      JsonNode detail,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      @Nullable Long amountMinor) {

    boolean isAnswered() {
      return status.equals(StepOutcome.DONE.name()) || status.equals(StepOutcome.NOT_DUE.name());
    }
  }

  @Override
  public void apply(List<Recorded> events) {
    List<Object[]> rows = new ArrayList<>();
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case SettlingEvent it -> it.settlement().forEach(step -> rows.add(row(it, step)));
        case AlternativeDeclined it -> letGo(it);
        default -> {}
      }
    }
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(
          """
          insert into settlement_steps (step_id, cancellation_id, position, kind, owner, blocking,
            status, detail)
          values (?, ?, ?, ?, ?, ?, 'PENDING', ?::jsonb)
          """,
          rows);
    }
  }

  /** A step of an offer that failed holds up nothing that is decided later. */
  private void letGo(AlternativeDeclined declined) {
    jdbc.update(
        "update settlement_steps set blocking = false where step_id = ?",
        declined.cancellationId() + "/alternative-" + declined.number());
  }

  private static Object[] row(SettlingEvent approved, SettlementStep step) {
    return new Object[] {
      step.stepId().value(),
      approved.cancellationId().value(),
      POSITIONS.getOrDefault(approved.getClass(), 0) + approved.settlement().indexOf(step),
      kind(step),
      owner(step),
      !(step instanceof SettlementStep.NoticeStep),
      EventJson.mapper().writerFor(SettlementStep.class).writeValueAsString(step)
    };
  }

  private static String kind(SettlementStep step) {
    return switch (step) {
      case SettlementStep.RefundStep refund -> "REFUND";
      case SettlementStep.ReleaseStep release -> "RELEASE";
      case SettlementStep.RescheduleStep reschedule -> "RESCHEDULE";
      case SettlementStep.CreditStep credit -> "CREDIT";
      case SettlementStep.CompensationStep compensation -> "COMPENSATION";
      case SettlementStep.NoticeStep notice -> "NOTICE";
    };
  }

  private static String owner(SettlementStep step) {
    return switch (step) {
      case SettlementStep.RefundStep _,
          SettlementStep.CreditStep _,
          SettlementStep.CompensationStep _ ->
          "refund-service";
      case SettlementStep.ReleaseStep _, SettlementStep.RescheduleStep _ -> "availability-service";
      case SettlementStep.NoticeStep notice -> "notification-service";
    };
  }

  /**
   * Notes answers. A step that was done stays done, but for a refund: a payment that comes late
   * adds to it, or fails to. A failed step may still get done, and what it gave before stays given.
   */
  void answer(List<Answer> answers) {
    jdbc.batchUpdate(
        """
        update settlement_steps set status = ?, answered_by = ?, answered_at = ?,
          amount_minor = coalesce(?, amount_minor)
        where step_id = ? and (status <> 'DONE' or kind = 'REFUND')
        """,
        answers.stream().map(Answer::row).toList());
  }

  /**
   * What is known of a case while its answers are noted.
   *
   * @param approvedAt when its approval was recorded, UTC
   * @param measured whether it is to be counted how long it took: not history, not settled before
   */
  record Held(String currency, Instant approvedAt, boolean measured) {}

  /**
   * Holds the cases until the transaction ends, so that the last answers do not miss each other.
   *
   * @return each as it is held
   */
  Map<String, Held> lock(String[] cancellationIds) {
    Map<String, Held> held = new HashMap<>();
    jdbc.query(
        """
        select cancellation_id, currency, coalesce(decision_recorded_at, recorded_at) as approved_at,
          state = 'APPROVED' and settled_at is null and not historical as measured
        from cases where cancellation_id = any(?)
        order by cancellation_id for update
        """,
        row -> {
          held.put(
              row.getString("cancellation_id"),
              new Held(
                  row.getString("currency"),
                  row.getTimestamp("approved_at").toInstant(),
                  row.getBoolean("measured")));
        },
        (Object) cancellationIds);
    return held;
  }

  /**
   * Shows which of the cases have a failed step that they wait for, and which have none any more.
   */
  void showAttention(String[] cancellationIds) {
    jdbc.update(
        """
        with judged as (
          select cancellation_id, exists (select 1 from settlement_steps step
            where step.cancellation_id = cases.cancellation_id and blocking and status = 'FAILED')
            as failed
          from cases where cancellation_id = any(?))
        update cases set attention = case when failed then 'STEP_FAILED' end, version = version + 1
        from judged where judged.cancellation_id = cases.cancellation_id
          and (failed and attention is distinct from 'STEP_FAILED'
            or not failed and attention = 'STEP_FAILED')
        """,
        (Object) cancellationIds);
  }

  /** Shows what was issued after a case was settled or kept: the refund of a late payment. */
  void showRefunded(String[] cancellationIds) {
    jdbc.update(
        """
        update cases set refunded_minor = issued.minor, version = version + 1
        from (
          select cancellation_id, sum(amount_minor) as minor from settlement_steps
          where cancellation_id = any(?) and blocking group by cancellation_id) issued
        where issued.cancellation_id = cases.cancellation_id
          and cases.state in ('SETTLED', 'KEPT', 'DISPUTED') and issued.minor > refunded_minor
        """,
        (Object) cancellationIds);
  }

  /** A case with steps that nobody answered in time. */
  record Overdue(OrderId orderId, CancellationId cancellationId) {}

  List<Overdue> overdue(Instant decidedBefore, int limit) {
    return jdbc.query(
        """
        select order_id, cancellation_id from cases
        where state in ('APPROVED', 'KEEPING') and attention is null and decision_recorded_at < ?
        order by decision_recorded_at limit ?
        """,
        (row, number) ->
            new Overdue(
                new OrderId(row.getString("order_id")),
                new CancellationId(row.getString("cancellation_id"))),
        Timestamp.from(decidedBefore),
        limit);
  }

  /** The steps of several cases, by case. */
  Map<String, List<Step>> of(String[] cancellationIds) {
    Map<String, List<Step>> steps = new HashMap<>();
    jdbc.query(
        "select * from settlement_steps where cancellation_id = any(?) order by position",
        row -> {
          steps
              .computeIfAbsent(row.getString("cancellation_id"), id -> new ArrayList<>())
              .add(read(row, 0));
        },
        (Object) cancellationIds);
    return steps;
  }

  /** The steps of a case, in the order of its decision. */
  public List<Step> of(String cancellationId) {
    return jdbc.query(
        "select * from settlement_steps where cancellation_id = ? order by position",
        SettlementSteps::read,
        cancellationId);
  }

  private static Step read(ResultSet row, int number) throws SQLException {
    long amount = row.getLong("amount_minor");
    Long amountMinor = row.wasNull() ? null : amount;
    Timestamp answeredAt = row.getTimestamp("answered_at");
    return new Step(
        row.getString("step_id"),
        row.getString("kind"),
        row.getString("owner"),
        row.getBoolean("blocking"),
        row.getString("status"),
        EventJson.mapper().readTree(row.getString("detail")),
        row.getString("answered_by"),
        answeredAt == null ? null : answeredAt.toInstant(),
        amountMinor);
  }
}
