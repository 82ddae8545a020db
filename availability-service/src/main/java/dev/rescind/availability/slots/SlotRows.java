package dev.rescind.availability.slots;

import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows that the events of slots make, by the statement that writes them. */
final class SlotRows {

  private final SortedMap<String, SlotOpened> openings = new TreeMap<>();
  private final SortedMap<String, Change> changes = new TreeMap<>();
  private final List<BookingRow> bookings = new ArrayList<>();

  /** By how much the places of a slot change. */
  private record Change(int reserved, int held, int closed) {

    Change plus(Change other) {
      return new Change(
          Math.addExact(reserved, other.reserved), held + other.held, closed + other.closed);
    }
  }

  void add(String id, AvailabilityEvent event) {
    switch (event) {
      case SlotOpened it -> openings.put(it.key(), it);
      case SlotReserved it -> {
        change(it, new Change(it.quantity(), 0, 0));
        bookings.add(BookingRow.of(id, it));
      }
      case SlotReleased it -> {
        change(it, new Change(-it.quantity(), 0, 0));
        bookings.add(BookingRow.of(id, it));
      }
      case SlotClosed it -> {
        change(it, new Change(-it.quantity(), 0, it.quantity()));
        bookings.add(BookingRow.of(id, it));
      }
      case SlotVacated it -> {
        change(it, new Change(-it.quantity(), 0, 0));
        bookings.add(BookingRow.of(id, it));
      }
      case SlotHeld it -> {
        change(it, new Change(0, it.quantity(), 0));
        bookings.add(BookingRow.of(id, it));
      }
      case HoldExpired it -> {
        change(it, new Change(0, -it.quantity(), 0));
        bookings.add(BookingRow.of(id, it));
      }
      case RescheduleConfirmed it -> {
        change(it, new Change(0, -it.held(), 0));
        bookings.add(BookingRow.of(id, it));
      }
      case RescheduleDeclined _, NothingToRelease _ -> {}
    }
  }

  private void change(AvailabilityEvent event, Change change) {
    changes.merge(event.key(), change, Change::plus);
  }

  List<Object[]> openings() {
    return openings.values().stream().map(SlotRows::opening).toList();
  }

  private static Object[] opening(SlotOpened event) {
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

  List<Object[]> changes() {
    return changes.entrySet().stream()
        .map(entry -> {
          Change change = entry.getValue();
          return new Object[] {change.reserved, change.held, change.closed, entry.getKey()};
        })
        .toList();
  }

  List<@Nullable Object[]> bookings() {
    return bookings.stream().map(BookingRow::values).toList();
  }
}
