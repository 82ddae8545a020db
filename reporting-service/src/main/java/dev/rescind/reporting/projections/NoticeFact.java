package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.NotificationEvent;
import dev.rescind.events.StepId;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one notice. */
record NoticeFact(
    String eventId,
    NotificationEvent event,
    String outcome,
    @Nullable String channel,
    @Nullable String template,
    @Nullable String why,
    Instant at)
    implements Fact {

  static NoticeFact from(String id, NotificationEvent event) {
    return switch (event) {
      case NotificationEvent.NotificationSent it ->
          new NoticeFact(id, it, "SENT", it.channel(), it.template(), null, storable(it.sentAt()));
      case NotificationEvent.NotificationNotDue it ->
          new NoticeFact(id, it, "NOT_DUE", null, null, it.why(), storable(it.decidedAt()));
      case NotificationEvent.NotificationFailed it ->
          new NoticeFact(id, it, "FAILED", it.channel(), null, it.why(), storable(it.failedAt()));
    };
  }

  void write(Row row) throws SQLException {
    StepId step = event.stepId();
    row.text(eventId)
        .text(event.orderId().value())
        .text(event.cancellationId().value())
        .text(step == null ? null : step.value())
        .text(event.audience().name())
        .text(outcome)
        .text(channel)
        .text(template)
        .text(why)
        .instant(at);
  }
}
