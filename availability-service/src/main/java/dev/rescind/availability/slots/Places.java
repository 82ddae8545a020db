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
import dev.rescind.events.CancellationId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has the places of a slot, as its events tell. */
final class Places {

  private @Nullable SlotOpened opened;
  private boolean openedByOffer;
  private int reserved;
  private int closed;
  private final Lines lines = new Lines();
  private final Map<Offer, SlotHeld> holds = new HashMap<>();
  private final Set<Offer> offers = new HashSet<>();
  private final Set<StepId> answered = new HashSet<>();

  @Nullable SlotOpened opened() {
    return opened;
  }

  /** Whether nobody sold a place of it yet, so that only an offer tells what it is. */
  boolean isOpenedByOffer() {
    return openedByOffer;
  }

  /** Whether it is the merchant's, or nobody's yet. */
  boolean isOf(MerchantId merchant) {
    return opened == null || opened.merchantId().equals(merchant);
  }

  boolean isAnswered(StepId step) {
    return answered.contains(step);
  }

  boolean isKnown(Offer offer) {
    return offers.contains(offer);
  }

  Lines lines() {
    return lines;
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
   * @param byOffer whether an opening came of an offer
   */
  void evolve(AvailabilityEvent event, boolean byRelease, boolean byOffer) {
    switch (event) {
      case SlotOpened it -> {
        opened = it;
        openedByOffer = byOffer;
      }
      case SlotReserved it -> {
        lines.reserve(it, byRelease);
        reserved += it.quantity();
      }
      case SlotReleased it -> {
        free(new Holder(it.orderId(), it.lineId()), it.quantity());
        answered.add(it.stepId());
      }
      case SlotClosed it -> {
        free(new Holder(it.orderId(), it.lineId()), it.quantity());
        closed += it.quantity();
        answered.add(it.stepId());
      }
      case SlotVacated it -> {
        lines.vacate(it);
        reserved -= it.quantity();
      }
      case SlotHeld it -> hold(it);
      case HoldExpired it -> holds.remove(new Offer(it.cancellationId(), it.number()));
      case NothingToRelease it -> answered.add(it.stepId());
      case RescheduleConfirmed it -> {
        holds.keySet().removeIf(offer -> offer.cancellationId().equals(it.cancellationId()));
        lines.arrive(it);
        answered.add(it.stepId());
      }
      case RescheduleDeclined it -> answered.add(it.stepId());
    }
  }

  private void free(Holder holder, int quantity) {
    lines.release(holder, quantity);
    reserved -= quantity;
  }

  private void hold(SlotHeld event) {
    Offer offer = new Offer(event.cancellationId(), event.number());
    holds.put(offer, event);
    offers.add(offer);
  }
}
