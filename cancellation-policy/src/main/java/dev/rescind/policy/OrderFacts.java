package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order when it is judged.
 *
 * @param milestones how far it has come
 * @param payments what was captured so far
 * @param attributes what upstream says of a line beyond its price, such as {@code NON_REFUNDABLE};
 *     a line that is not named has none
 */
public record OrderFacts(
    OrderEvent.OrderPlaced placed,
    Milestones milestones,
    List<OrderEvent.OrderPaid> payments,
    Map<LineId, Set<String>> attributes) {

  public OrderFacts {
    payments = List.copyOf(payments);
    attributes = Map.copyOf(attributes);
  }

  /** An order of which no more is known than how it ended, if it did. */
  public OrderFacts(
      OrderEvent.OrderPlaced placed,
      List<OrderEvent.OrderPaid> payments,
      @Nullable Instant completedAt,
      @Nullable Instant noShowAt) {
    this(placed, new Milestones(null, null, completedAt, noShowAt), payments, Map.of());
  }

  /** When it was fulfilled, UTC; absent while it is not. */
  public @Nullable Instant completedAt() {
    return milestones.completedAt();
  }

  /** When the customer was recorded as not having come, UTC; absent if not. */
  public @Nullable Instant noShowAt() {
    return milestones.noShowAt();
  }

  /**
   * What was captured in all. What is in another currency than the order cannot be of it: it stays
   * among the payments and counts for nothing.
   */
  public Money paid() {
    return counted()
        .map(OrderEvent.OrderPaid::captured)
        .reduce(Money.zero(placed.currency()), Money::plus);
  }

  private Stream<OrderEvent.OrderPaid> counted() {
    return payments.stream()
        .filter(payment -> payment.captured().currency().equals(placed.currency()));
  }

  /**
   * The facts as they were at an instant: what happened after it does not count. Payments stay, as
   * it is for who pays back to say what can go back; {@link #state} goes by when they were made.
   */
  public OrderFacts asOf(Instant at) {
    return new OrderFacts(placed, milestones.asOf(at), payments, attributes);
  }

  /** Whether upstream had closed it by then. */
  public boolean isClosed(Instant at) {
    return milestones.asOf(at).closedAt() != null;
  }

  /** How far the order had come by then. */
  public OrderState state(Instant at) {
    Milestones passed = milestones.asOf(at);
    if (passed.noShowAt() != null) {
      return OrderState.NO_SHOW;
    }
    if (passed.completedAt() != null) {
      return OrderState.COMPLETED;
    }
    if (passed.shippedAt() != null) {
      return OrderState.SHIPPED;
    }
    if (passed.fulfilmentStartedAt() != null) {
      return OrderState.FULFILMENT_STARTED;
    }
    boolean paid = counted().anyMatch(payment -> !payment.paidAt().isAfter(at));
    return paid ? OrderState.PAID : OrderState.PLACED;
  }

  /** The earliest appointment of the order, if it has one. */
  Optional<BookedSlot> firstSlot() {
    return placed.lines().stream()
        .map(OrderLine::slot)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(BookedSlot::start));
  }

  /** The zone in which the days of this order are counted: that of its earliest appointment. */
  ZoneId zone(ZoneId otherwise) {
    return firstSlot().map(BookedSlot::zone).orElse(otherwise);
  }

  Set<String> attributes(LineId line) {
    return attributes.getOrDefault(line, Set.of());
  }
}
