package dev.rescind.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What upstream order systems tell: topic {@code orders}, key the order id. */
public sealed interface OrderEvent extends RescindEvent {

  OrderId orderId();

  /** Whether it was loaded from the past: judged by the same rules, settled on paper. */
  boolean historical();

  @Override
  default String key() {
    return orderId().value();
  }

  /**
   * An order was placed: one merchant, one customer, one currency.
   *
   * @param checkoutId what ties the orders of one checkout over several merchants together
   * @param currency ISO 4217; every amount of the order is in it
   * @param placedAt UTC
   * @param lines at least one, with ids of their own
   * @param fees shipping and fees on top of the lines
   * @param reorderOf the order that this one replaces
   */
  record OrderPlaced(
      OrderId orderId,
      @Nullable String checkoutId,
      MerchantId merchantId,
      CustomerId customerId,
      String currency,
      Instant placedAt,
      List<OrderLine> lines,
      List<Fee> fees,
      @Nullable OrderId reorderOf,
      boolean historical)
      implements OrderEvent {

    /**
     * @throws IllegalArgumentException if there is no line, a line id is there twice, or an amount
     *     is in another currency
     */
    public OrderPlaced {
      lines = List.copyOf(lines);
      fees = List.copyOf(fees);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("lines must not be empty");
      }
      if (lines.stream().map(OrderLine::lineId).distinct().count() != lines.size()) {
        throw new IllegalArgumentException("lines must have distinct lineIds");
      }
      for (OrderLine line : lines) {
        requireCurrency(currency, line.unitPrice());
      }
      for (Fee fee : fees) {
        requireCurrency(currency, fee.amount());
      }
    }

    private static void requireCurrency(String currency, Money money) {
      if (!money.currency().equals(currency)) {
        throw new IllegalArgumentException("every amount must be in the currency of the order");
      }
    }

    /** What the customer pays in all: lines and fees. */
    public Money total() {
      Money sum = Money.zero(currency);
      for (OrderLine line : lines) {
        sum = sum.plus(line.total());
      }
      for (Fee fee : fees) {
        sum = sum.plus(fee.amount());
      }
      return sum;
    }
  }

  /**
   * A payment of the order was captured.
   *
   * @param captured what was captured, above zero
   * @param method upstream's name of the tender, such as {@code CARD}
   * @param paidAt UTC
   */
  record OrderPaid(
      OrderId orderId,
      PaymentId paymentId,
      Money captured,
      String method,
      Instant paidAt,
      boolean historical)
      implements OrderEvent {

    /**
     * @throws IllegalArgumentException if nothing was captured
     */
    public OrderPaid {
      Bound.aboveZero("captured", captured);
    }
  }

  /**
   * The order was fulfilled: delivered, attended, checked out.
   *
   * @param completedAt UTC
   */
  record OrderCompleted(OrderId orderId, Instant completedAt, boolean historical)
      implements OrderEvent {}

  /**
   * The customer did not come.
   *
   * @param recordedAt UTC
   */
  record NoShowRecorded(OrderId orderId, Instant recordedAt, boolean historical)
      implements OrderEvent {}

  /**
   * Work on the order began: packing, preparing, the service itself.
   *
   * @param startedAt UTC
   */
  record FulfilmentStarted(OrderId orderId, Instant startedAt, boolean historical)
      implements OrderEvent {}

  /**
   * The order was handed to a carrier.
   *
   * @param shippedAt UTC
   */
  record OrderShipped(OrderId orderId, Instant shippedAt, boolean historical)
      implements OrderEvent {}

  /**
   * What was ordered is another thing now. Open cases and quotes that were made of it see it.
   *
   * @param revision counts the amendments of the order from 1; a lower one that comes later is
   *     ignored
   * @param lines all lines as they are now
   * @param fees all fees as they are now
   * @param amendedAt UTC
   */
  record OrderAmended(
      OrderId orderId,
      int revision,
      List<OrderLine> lines,
      List<Fee> fees,
      Instant amendedAt,
      boolean historical)
      implements OrderEvent {

    /**
     * @throws IllegalArgumentException if the revision is below one, there is no line or a line id
     *     is there twice
     */
    public OrderAmended {
      Bound.atLeast(1, "revision", revision);
      lines = List.copyOf(lines);
      fees = List.copyOf(fees);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("lines must not be empty");
      }
      if (lines.stream().map(OrderLine::lineId).distinct().count() != lines.size()) {
        throw new IllegalArgumentException("lines must have distinct lineIds");
      }
    }
  }

  /**
   * Upstream gave money of a payment back by itself.
   *
   * @param returnId upstream's id of it, unique within the payment
   * @param returned what was given back, above zero
   * @param returnedAt UTC
   */
  record PaymentReturned(
      OrderId orderId,
      PaymentId paymentId,
      String returnId,
      Money returned,
      Instant returnedAt,
      boolean historical)
      implements OrderEvent {
    /**
     * @throws IllegalArgumentException if nothing was given back
     */
    public PaymentReturned {
      Bound.aboveZero("returned", returned);
    }
  }

  /**
   * Upstream closed the order another way. What it gave back it tells by PaymentReturned.
   *
   * @param why upstream's code, such as {@code PAYMENT_FAILED} or {@code CANCELLED}
   * @param closedAt UTC
   */
  record OrderClosedUpstream(OrderId orderId, String why, Instant closedAt, boolean historical)
      implements OrderEvent {}
}
