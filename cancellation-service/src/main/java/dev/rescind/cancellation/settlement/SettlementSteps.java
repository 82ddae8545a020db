package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import dev.rescind.events.OrderId;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.StepId;
import dev.rescind.events.StepOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The steps of every settlement, and how far each is. */
@Component
@Order(2)
public class SettlementSteps implements View {

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
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CancellationApproved approved) {
        for (int i = 0; i < approved.settlement().size(); i++) {
          add(approved.cancellationId(), i, approved.settlement().get(i));
        }
      }
    }
  }

  private void add(CancellationId cancellationId, int position, SettlementStep step) {
    jdbc.update(
        """
        insert into settlement_steps (step_id, cancellation_id, position, kind, owner, blocking,
          status, detail)
        values (?, ?, ?, ?, ?, ?, 'PENDING', ?::jsonb)
        """,
        step.stepId().value(),
        cancellationId.value(),
        position,
        kind(step),
        owner(step),
        !(step instanceof SettlementStep.NoticeStep),
        EventJson.mapper().writerFor(SettlementStep.class).writeValueAsString(step));
  }

  private static String kind(SettlementStep step) {
    return switch (step) {
      case SettlementStep.RefundStep refund -> "REFUND";
      case SettlementStep.ReleaseStep release -> "RELEASE";
      case SettlementStep.NoticeStep notice -> "NOTICE";
    };
  }

  private static String owner(SettlementStep step) {
    return switch (step) {
      case SettlementStep.RefundStep refund -> "refund-service";
      case SettlementStep.ReleaseStep release -> "availability-service";
      case SettlementStep.NoticeStep notice -> "notification-service";
    };
  }

  /** Notes an answer. A step that was done stays done; a failed one may still get done. */
  void answer(
      StepId stepId, StepOutcome outcome, String eventId, Instant at, @Nullable Long amountMinor) {
    jdbc.update(
        """
        update settlement_steps set status = ?, answered_by = ?, answered_at = ?, amount_minor = ?
        where step_id = ? and status <> 'DONE'
        """,
        outcome.name(),
        eventId,
        Timestamp.from(at),
        amountMinor,
        stepId.value());
  }

  /** Holds the case until the transaction ends, so that the last answers do not miss each other. */
  void lock(CancellationId cancellationId) {
    jdbc.query(
        "select 1 from cases where cancellation_id = ? for update",
        row -> {},
        cancellationId.value());
  }

  /** Shows that a step failed, or that none has any more. */
  void showAttention(CancellationId cancellationId, List<Step> steps) {
    boolean failed =
        steps.stream().anyMatch(step -> step.status().equals(StepOutcome.FAILED.name()));
    jdbc.update(
        """
        update cases set attention = ?, version = version + 1
        where cancellation_id = ? and attention is distinct from ?
          and (?::text is not null or attention = 'STEP_FAILED')
        """,
        failed ? "STEP_FAILED" : null,
        cancellationId.value(),
        failed ? "STEP_FAILED" : null,
        failed ? "STEP_FAILED" : null);
  }

  /** A case with steps that nobody answered in time. */
  record Overdue(OrderId orderId, CancellationId cancellationId) {}

  List<Overdue> overdue(Instant decidedBefore, int limit) {
    return jdbc.query(
        """
        select order_id, cancellation_id from cases
        where state = 'APPROVED' and attention is null and decision_recorded_at < ?
        order by decision_recorded_at limit ?
        """,
        (row, number) ->
            new Overdue(
                new OrderId(row.getString("order_id")),
                new CancellationId(row.getString("cancellation_id"))),
        Timestamp.from(decidedBefore),
        limit);
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
