package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is asked of a slot, and what happened to it, in the fewest words. */
final class SlotFacts {

  static final Instant SOLD = Instant.parse("2026-05-02T14:05:00Z");
  static final Instant CANCELLED = Instant.parse("2026-05-10T09:30:00Z");
  static final Instant START = Instant.parse("2026-05-16T06:00:00Z");
  static final SlotId SLOT = new SlotId("slot-1");

  private SlotFacts() {}

  static ReserveSlot reserve(String order, int quantity, @Nullable Integer capacity) {
    return new ReserveSlot(sale(order, capacity, SOLD), quantity);
  }

  static ReleaseSlot release(String order, String step, int quantity, int capacity) {
    return new ReleaseSlot(
        sale(order, capacity, CANCELLED), cancellation(), new StepId(step), quantity, null);
  }

  static Sale sale(String order, @Nullable Integer capacity, Instant at) {
    return new Sale(booked(capacity), product(), merchant(), order(order), line(), at, at, false);
  }

  static BookedSlot booked(@Nullable Integer capacity) {
    return new BookedSlot(SLOT, START, START.plusSeconds(3600), zone(), capacity);
  }

  static SlotOpened opened(int capacity) {
    return new SlotOpened(
        SLOT, product(), merchant(), START, START.plusSeconds(3600), zone(), capacity, SOLD, false);
  }

  static SlotReserved reserved(String order, int quantity) {
    return new SlotReserved(SLOT, order(order), line(), quantity, SOLD, false);
  }

  static SlotReleased released(String order, String step, int quantity, int available) {
    return new SlotReleased(
        SLOT,
        order(order),
        line(),
        cancellation(),
        new StepId(step),
        quantity,
        available,
        CANCELLED,
        false);
  }

  static ZoneId zone() {
    return ZoneId.of("Europe/Berlin");
  }

  static ProductId product() {
    return new ProductId("prd-1");
  }

  static MerchantId merchant() {
    return new MerchantId("mer-1");
  }

  static OrderId order(String id) {
    return new OrderId(id);
  }

  static LineId line() {
    return new LineId("1");
  }

  static CancellationId cancellation() {
    return new CancellationId("can-1");
  }
}
