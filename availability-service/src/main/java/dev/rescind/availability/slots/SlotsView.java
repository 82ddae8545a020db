package dev.rescind.availability.slots;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.AvailabilityEvent;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the slots and their booking history, in the transaction of the events: a place is bookable
 * the moment its release is recorded. Rows are written in the order of slot ids, so that two
 * replicas wait for one another instead of blocking each other.
 */
@Component
final class SlotsView implements View {

  private static final String OPEN =
      """
      insert into slots (slot_id, product_id, merchant_id, starts_at, ends_at, zone, capacity, historical)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (slot_id) do update set product_id = excluded.product_id,
        merchant_id = excluded.merchant_id, starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, zone = excluded.zone, capacity = excluded.capacity
      """;
  private static final String CHANGE =
      """
      update slots set reserved = reserved + ?, held = held + ?, closed = closed + ?
      where slot_id = ?
      """;
  private static final String BOOK =
      """
      insert into slot_bookings (event_id, slot_id, happened, order_id, line_id, cancellation_id,
        quantity, happened_at, historical)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;
  private final SlotMetrics metrics;

  SlotsView(JdbcTemplate jdbc, SlotMetrics metrics) {
    this.jdbc = jdbc;
    this.metrics = metrics;
  }

  @Override
  public void apply(List<Recorded> events) {
    SlotRows rows = new SlotRows();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof AvailabilityEvent event) {
        rows.add(recorded.eventId(), event);
        metrics.countOnceCommitted(event);
      }
    }
    jdbc.batchUpdate(OPEN, rows.openings());
    jdbc.batchUpdate(CHANGE, rows.changes());
    jdbc.batchUpdate(BOOK, rows.bookings());
  }
}
