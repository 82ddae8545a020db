package dev.rescind.cancellation.disputes;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notes of each file which case took it, in the transaction in which it did. */
@Component
@Order(5)
class EvidenceView implements View {

  private final JdbcTemplate jdbc;

  EvidenceView(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.event() instanceof EvidenceSubmitted submitted) {
        jdbc.update(
            "update evidence set cancellation_id = ?, submitted_at = ? where evidence_id = ?",
            submitted.cancellationId().value(),
            Timestamp.from(submitted.submittedAt()),
            submitted.evidenceId().value());
      }
    }
  }
}
