package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Refunds by outcome, outcomes that are unknown, and the time from approval to the last tender. */
@Component
final class RefundMetrics implements View {

  private final JdbcTemplate jdbc;
  private final Counter issued;
  private final Counter failed;
  private final Counter notDue;
  private final Counter unknown;
  private final Timer approvalToIssued;

  RefundMetrics(JdbcTemplate jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    issued = outcome(registry, "issued");
    failed = outcome(registry, "failed");
    notDue = outcome(registry, "not-due");
    unknown =
        Counter.builder("rescind.refunds.unknown")
            .description("Calls to the gateway whose outcome was not known")
            .register(registry);
    approvalToIssued =
        Timer.builder("rescind.refunds.approval.to.issued")
            .description("From the decision until every tender of its refund is issued")
            .publishPercentileHistogram()
            .register(registry);
  }

  private static Counter outcome(MeterRegistry registry, String outcome) {
    return Counter.builder("rescind.refunds.outcomes")
        .description("Tenders issued and failed, steps without a refund; history not counted")
        .tag("outcome", outcome)
        .register(registry);
  }

  void unknownOutcome() {
    unknown.increment();
  }

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case RefundIssued event when !event.historical() -> issued(event);
        case RefundFailed event when !event.historical() -> failed.increment();
        case RefundNotDue event when !event.historical() -> notDue.increment();
        default -> {}
      }
    }
  }

  private void issued(RefundIssued event) {
    issued.increment();
    if (event.stepDone()) {
      decidedAt(event)
          .forEach(
              decidedAt -> approvalToIssued.record(Duration.between(decidedAt, event.issuedAt())));
    }
  }

  private List<Instant> decidedAt(RefundIssued event) {
    return jdbc.query(
        "select decided_at from approvals where cancellation_id = ?",
        (row, number) -> row.getTimestamp("decided_at").toInstant(),
        event.cancellationId().value());
  }
}
