package dev.rescind.demo;

import dev.rescind.demo.Merchant.Offer;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.PaymentId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A booking before anybody was told of it.
 *
 * @param id the order's
 * @param places how many people come
 * @param placedAt UTC
 * @param start when the appointment begins, UTC
 * @param endingAt when it ends the way it does, UTC
 * @param historical whether it is told as the past
 */
record Booking(
    String id,
    Merchant merchant,
    Offer offer,
    Customer customer,
    int places,
    Instant placedAt,
    Instant start,
    Ending ending,
    Instant endingAt,
    boolean historical) {

  private static final LineId LINE = new LineId("1");

  OrderPlaced placed() {
    return new OrderPlaced(
        new OrderId(id),
        null,
        new MerchantId(merchant.id()),
        new CustomerId(customer.id()),
        merchant.currency(),
        placedAt,
        List.of(line()),
        List.of(),
        null,
        historical);
  }

  private OrderLine line() {
    Money nothing = Money.zero(merchant.currency());
    return new OrderLine(
        LINE,
        new ProductId(merchant.id() + "-" + offer.name()),
        offer.name(),
        places,
        new Money(offer.price(), merchant.currency()),
        nothing,
        nothing,
        slot());
  }

  /** Where several can come at once, those of one hour share the slot. */
  private BookedSlot slot() {
    String which = offer.places() == 1 ? id : start.toString();
    String slot = merchant.id() + "-" + offer.name() + "-" + which;
    return new BookedSlot(
        new SlotId(slot),
        start,
        start.plus(Duration.ofMinutes(offer.minutes())),
        merchant.zone(),
        offer.places());
  }

  OrderPaid paid() {
    return new OrderPaid(
        new OrderId(id), payment(), placed().total(), "CARD", placedAt.plusSeconds(1), historical);
  }

  /** The same, ending at another instant. */
  Booking endingNow(Instant at) {
    return new Booking(
        id, merchant, offer, customer, places, placedAt, start, ending, at, historical);
  }

  PaymentId payment() {
    return new PaymentId("P-" + id);
  }
}
