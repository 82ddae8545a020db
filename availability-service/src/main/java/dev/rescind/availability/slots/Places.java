package dev.rescind.availability.slots;

import dev.rescind.availability.slots.Sale.Holder;
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
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationId;
import dev.rescind.events.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has the places of a slot, as its events tell. */
final class Places {

  /** Why a line has less: upstream says so. It may have more again. */
  static final String AMENDED = "AMENDED";

  private @Nullable SlotOpened opened;
  private int reserved;
  private int closed;
  private final Map<Holder, Held> held = new HashMap<>();
  private final Map<Holder, BookedSlot> moved = new HashMap<>();
  private final Map<Offer, SlotHeld> holds = new HashMap<>();
  private final Set<Offer> offers = new HashSet<>();
  private final Set<StepId> answered = new HashSet<>();

  @Nullable SlotOpened opened() {
    return opened;
  }

  boolean isAnswered(StepId step) {
    return answered.contains(step);
  }

  boolean isKnown(Offer offer) {
    return offers.contains(offer);
  }

  Held held(Holder holder) {
    return held.getOrDefault(holder, Held.NOTHING);
  }

  /** What is held for the offer, if anything still is. */
  Optional<SlotHeld> holdFor(Offer offer) {
    return Optional.ofNullable(holds.get(offer));
  }

  /** How many places are held for offers of the case. */
  int heldFor(CancellationId cancellation) {
    return holds.values().stream()
        .filter(hold -> hold.cancellationId().equals(cancellation))
        .mapToInt(SlotHeld::quantity)
        .sum();
  }

  /** Where the line went, if it went away with all its places. */
  Optional<BookedSlot> movedTo(Holder holder) {
    return held(holder).left() > 0 ? Optional.empty() : Optional.ofNullable(moved.get(holder));
  }

  /** How many places are taken in whatever way. */
  int taken() {
    return reserved + onHold() + closed;
  }

  /** How many places were closed by cancellations. */
  int closed() {
    return closed;
  }

  /** How many places are free; below zero where upstream sold more than there are. */
  int free() {
    return opened == null ? 0 : opened.capacity() - taken();
  }

  /** How many places can be booked once so many more are free. */
  int availableAfter(int freed) {
    return Math.max(0, free() + freed);
  }

  private int onHold() {
    return holds.values().stream().mapToInt(SlotHeld::quantity).sum();
  }

  /**
   * Follows an event.
   *
   * @param byRelease whether a reservation came of a release that overtook its order
   */
  void evolve(AvailabilityEvent event, boolean byRelease) {
    switch (event) {
      case SlotOpened it -> opened = it;
      case SlotReserved it -> reserve(it, byRelease);
      case SlotReleased it -> {
        free(new Holder(it.orderId(), it.lineId()), it.quantity());
        answered.add(it.stepId());
      }
      case SlotClosed it -> {
        free(new Holder(it.orderId(), it.lineId()), it.quantity());
        closed += it.quantity();
        answered.add(it.stepId());
      }
      case SlotVacated it -> vacate(it);
      case SlotHeld it -> hold(it);
      case HoldExpired it -> holds.remove(new Offer(it.cancellationId(), it.number()));
      case NothingToRelease it -> answered.add(it.stepId());
      case RescheduleConfirmed it -> {
        holds.keySet().removeIf(offer -> offer.cancellationId().equals(it.cancellationId()));
        answered.add(it.stepId());
      }
      case RescheduleDeclined it -> answered.add(it.stepId());
    }
  }

  private void reserve(SlotReserved event, boolean byRelease) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    held.put(holder, held(holder).reserving(event.quantity(), byRelease));
    moved.remove(holder);
    reserved += event.quantity();
  }

  private void free(Holder holder, int quantity) {
    held.put(holder, held(holder).releasing(quantity));
    reserved -= quantity;
  }

  private void vacate(SlotVacated event) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    if (event.why().equals(AMENDED)) {
      held.put(holder, held(holder).shrinking(event.quantity()));
      reserved -= event.quantity();
    } else {
      free(holder, event.quantity());
    }
    if (event.movedTo() != null) {
      moved.put(holder, event.movedTo());
    }
  }

  private void hold(SlotHeld event) {
    Offer offer = new Offer(event.cancellationId(), event.number());
    holds.put(offer, event);
    offers.add(offer);
  }
}
