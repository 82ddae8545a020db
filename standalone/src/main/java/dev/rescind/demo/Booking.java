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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order before anybody was told of it.
 *
 * @param id the order's
 * @param places how many people come, or are bought
 * @param placedAt UTC
 * @param start when the appointment begins, or the goods are due, UTC
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
    String category = merchant.business().category();
    return new OrderLine(
        LINE,
        new ProductId(merchant.id() + "-" + offer.name()),
        category == null ? offer.name() : category,
        places,
        new Money(offer.price(), merchant.currency()),
        nothing,
        nothing,
        slot());
  }

  private @Nullable BookedSlot slot() {
    return merchant.business().hasSlots() ? slot(start) : null;
  }

  /** The slot that begins then. Where several can come at once, those of one hour share it. */
  BookedSlot slot(Instant begin) {
    String which = offer.places() == 1 ? id : begin.toString();
    String slot = merchant.id() + "-" + offer.name() + "-" + which;
    return new BookedSlot(
        new SlotId(slot),
        begin,
        begin.plus(Duration.ofMinutes(offer.minutes())),
        merchant.zone(),
        offer.places());
  }

  OrderPaid paid() {
    return new OrderPaid(
        new OrderId(id), payment(), placed().total(), "CARD", placedAt.plusSeconds(1), historical);
  }

  /** What was paid for it. */
  Money total() {
    return placed().total();
  }

  /** How long before its start the customer bought it. */
  Duration notice() {
    return Duration.between(placedAt, start);
  }

  /** The same, bought earlier. */
  Booking placedEarlier(Duration by) {
    return new Booking(
        id,
        merchant,
        offer,
        customer,
        places,
        placedAt.minus(by),
        start,
        ending,
        endingAt,
        historical);
  }

  /** The same once more, in place of this one. */
  OrderPlaced again(Instant at) {
    OrderPlaced first = placed();
    return new OrderPlaced(
        new OrderId(id + "-again"),
        null,
        first.merchantId(),
        first.customerId(),
        first.currency(),
        at.truncatedTo(ChronoUnit.MILLIS),
        first.lines(),
        first.fees(),
        first.orderId(),
        historical);
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
