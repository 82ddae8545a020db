package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule is asked about: an order, a request for it, and when.
 *
 * @param shares what of the order is to be cancelled
 * @param at when the requester asked, UTC
 * @param reckoning how the policy counts time
 */
record Inquiry(
    OrderFacts order, CaseFacts request, List<LineShare> shares, Instant at, Reckoning reckoning) {

  /**
   * @throws IllegalArgumentException if the request names a line that the order does not have, or
   *     more of it than is left
   */
  static Inquiry of(OrderFacts order, CaseFacts request, Instant at, Reckoning reckoning) {
    return new Inquiry(order, request, LineShare.of(order, request), at, reckoning);
  }

  /** What the quantities that are to be cancelled cost. */
  Money value() {
    long sum = shares.stream().mapToLong(LineShare::value).sum();
    return new Money(sum, order.placed().currency());
  }

  Party requester() {
    return request.requester().party();
  }

  OrderState state() {
    return order.state(at);
  }

  /** The earliest appointment that is to be cancelled, if there is one. */
  Optional<BookedSlot> firstSlot() {
    return shares.stream()
        .map(share -> share.line().slot())
        .filter(Objects::nonNull)
        .min(Comparator.comparing(BookedSlot::start));
  }

  /** The zone of the place. */
  ZoneId zone() {
    return firstSlot().map(BookedSlot::zone).orElseGet(() -> order.zone(reckoning.home()));
  }

  Instant purchasedAt() {
    return order.placed().placedAt();
  }
}
