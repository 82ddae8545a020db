package dev.rescind.availability.slots;

import dev.rescind.availability.slots.Sale.Holder;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import dev.rescind.events.BookedSlot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each order line has, or had, of a slot, and where it went. */
final class Lines {

  /** Why a line has less: upstream says so. It may have more again. */
  static final String AMENDED = "AMENDED";

  private final Map<Holder, Held> held = new HashMap<>();
  private final Map<Holder, BookedSlot> moved = new HashMap<>();

  /** How many places of a line cases moved away and did not bring back. */
  private final Map<Holder, Integer> away = new HashMap<>();

  Held held(Holder holder) {
    return held.getOrDefault(holder, Held.NOTHING);
  }

  /** Where the line went, if it went away with all its places. */
  Optional<BookedSlot> movedTo(Holder holder) {
    return held(holder).left() > 0 ? Optional.empty() : Optional.ofNullable(moved.get(holder));
  }

  /**
   * How many places are missing to what the line has in all. Those that were cancelled are not
   * missing, nor those that a case moved elsewhere, as long as the line did not come back.
   */
  int missing(Holder holder, int quantity) {
    Held line = held(holder);
    return quantity - (moved.containsKey(holder) ? line.reserved() : line.hadHere());
  }

  void reserve(SlotReserved event, boolean byRelease) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    if (held(holder).left() == 0) {
      moved.remove(holder);
      away.remove(holder);
    }
    held.put(holder, held(holder).reserving(event.quantity(), byRelease));
  }

  /** What a case had moved away and brings back is away no more. */
  void arrive(RescheduleConfirmed event) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    if (event.previousSlotId().equals(event.slotId())) {
      return;
    }
    int left = away.getOrDefault(holder, 0) - event.quantity();
    if (left > 0) {
      away.put(holder, left);
    } else {
      away.remove(holder);
      moved.remove(holder);
    }
  }

  void release(Holder holder, int quantity) {
    held.put(holder, held(holder).releasing(quantity));
  }

  void vacate(SlotVacated event) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    Held line = held(holder);
    if (event.movedTo() != null) {
      moved.put(holder, event.movedTo());
      away.merge(holder, event.quantity(), Integer::sum);
      held.put(holder, line.movingAway(event.quantity()));
    } else if (event.why().equals(AMENDED)) {
      held.put(holder, line.shrinking(event.quantity()));
    } else {
      held.put(holder, line.releasing(event.quantity()));
    }
  }
}
