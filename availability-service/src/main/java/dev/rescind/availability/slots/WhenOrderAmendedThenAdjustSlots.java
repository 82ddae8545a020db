package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.BringLine;
import dev.rescind.availability.slots.SlotCommand.OfLine;
import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.availability.slots.SlotCommand.ShrinkLine;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.SlotId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Lines that grew take more places, lines that shrank or are gone let theirs go. What was cancelled
 * of a line stays cancelled: it has no more places than upstream says, and never more again than it
 * was sold.
 */
@Component
final class WhenOrderAmendedThenAdjustSlots implements Reaction<OrderAmended> {

  private final BookedOrders orders;
  private final Whereabouts whereabouts;
  private final Clock clock;

  WhenOrderAmendedThenAdjustSlots(BookedOrders orders, Whereabouts whereabouts, Clock clock) {
    this.orders = orders;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  @Override
  public Class<OrderAmended> event() {
    return OrderAmended.class;
  }

  @Override
  public void on(OrderAmended event, Cause cause) {
    BookedOrder before = orders.find(event.orderId()).orElse(null);
    if (!orders.amend(event) || before == null || before.closed()) {
      return;
    }
    MerchantId merchant = before.merchantId();
    if (merchant != null) {
      adjust(new Amendment(event, before, merchant, clock.instant()), cause);
    }
  }

  private record Amendment(
      OrderAmended event, BookedOrder before, MerchantId merchant, Instant now) {

    Sale sale(BookedLine line) {
      return BookedOrder.sale(
          event.orderId(), merchant, line, event.amendedAt(), now, event.historical());
    }
  }

  /**
   * Only where upstream itself moves the line does it know better than a case where the line is.
   */
  private static OfLine taking(Amendment amendment, BookedLine line) {
    Sale sale = amendment.sale(line);
    boolean stays =
        amendment
            .before()
            .line(line.lineId())
            .map(before -> before.slot().slotId().equals(line.slot().slotId()))
            .orElse(true);
    return stays ? new ReserveSlot(sale, line.quantity()) : new BringLine(sale, line.quantity());
  }

  /** New places are taken before old ones are let go. */
  private void adjust(Amendment amendment, Cause cause) {
    BookedOrder now =
        new BookedOrder(
            amendment.event().orderId(),
            amendment.merchant(),
            amendment.event().revision(),
            false,
            BookedLine.of(amendment.event().lines()));
    for (BookedLine line : now.lines()) {
      whereabouts.send(taking(amendment, line), cause);
    }
    for (BookedLine line : amendment.before().lines()) {
      SlotId wanted = now.line(line.lineId()).map(kept -> kept.slot().slotId()).orElse(null);
      if (!line.slot().slotId().equals(wanted)) {
        whereabouts.send(new ShrinkLine(amendment.sale(line), 0, Lines.AMENDED), wanted, cause);
      }
    }
    for (BookedLine line : now.lines()) {
      Sale sale = amendment.sale(line);
      whereabouts.send(new ShrinkLine(sale, line.quantity(), Lines.AMENDED), cause);
    }
  }
}
