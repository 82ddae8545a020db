package dev.rescind.availability.slots;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
      on conflict (slot_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        zone = excluded.zone, capacity = excluded.capacity
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
    SortedMap<String, Object[]> openings = new TreeMap<>();
    SortedMap<String, Integer> changes = new TreeMap<>();
    List<Object[]> bookings = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof AvailabilityEvent event) {
        switch (event) {
          case SlotOpened opened -> openings.put(opened.key(), row(opened));
          case SlotReserved reserved -> {
            changes.merge(reserved.key(), reserved.quantity(), Math::addExact);
            bookings.add(row(recorded.eventId(), reserved));
          }
          case SlotReleased released -> {
            changes.merge(released.key(), -released.quantity(), Math::addExact);
            bookings.add(row(recorded.eventId(), released));
          }
          case NothingToRelease _,
              AvailabilityEvent.SlotHeld _,
              AvailabilityEvent.HoldExpired _,
              AvailabilityEvent.RescheduleConfirmed _,
              AvailabilityEvent.RescheduleDeclined _ -> {}
        }
        metrics.countOnceCommitted(event);
      }
    }
    write(openings, changes, bookings);
  }

  private void write(
      Map<String, Object[]> openings, Map<String, Integer> changes, List<Object[]> bookings) {
    jdbc.batchUpdate(OPEN, List.copyOf(openings.values()));
    jdbc.batchUpdate(
        "update slots set reserved = reserved + ? where slot_id = ?",
        changes.entrySet().stream()
            .map(change -> new Object[] {change.getValue(), change.getKey()})
            .toList());
    jdbc.batchUpdate(BOOK, bookings);
  }

  private static Object[] row(SlotOpened event) {
    return new Object[] {
      event.slotId().value(),
      event.productId().value(),
      event.merchantId().value(),
      Timestamp.from(event.start()),
      Timestamp.from(event.end()),
      event.zone().getId(),
      event.capacity(),
      event.historical()
    };
  }

  private static Object[] row(String eventId, SlotReserved event) {
    return new Object[] {
      eventId,
      event.slotId().value(),
      Booking.What.RESERVED.name(),
      event.orderId().value(),
      event.lineId().value(),
      null,
      event.quantity(),
      Timestamp.from(event.reservedAt()),
      event.historical()
    };
  }

  private static Object[] row(String eventId, SlotReleased event) {
    return new Object[] {
      eventId,
      event.slotId().value(),
      Booking.What.RELEASED.name(),
      event.orderId().value(),
      event.lineId().value(),
      event.cancellationId().value(),
      event.quantity(),
      Timestamp.from(event.releasedAt()),
      event.historical()
    };
  }
}
