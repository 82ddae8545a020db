package dev.rescind.availability.slots;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.ProductId;
import java.time.Instant;

/**
 * What upstream told of a slot by selling places of it to an order line. Every command carries it:
 * the release may come before the order, and then has to open the slot by itself.
 *
 * @param asOf when upstream said so of the slot, as far as the sender knows, UTC; what was said
 *     later holds
 * @param at when it takes effect, UTC; for history the instant of then
 * @param historical whether it was loaded from the past
 */
record Sale(
    BookedSlot slot,
    ProductId productId,
    MerchantId merchantId,
    OrderId orderId,
    LineId lineId,
    Instant asOf,
    Instant at,
    boolean historical) {

  /** The same of another slot. */
  Sale in(BookedSlot other) {
    return new Sale(other, productId, merchantId, orderId, lineId, asOf, at, historical);
  }

  /** The order line as the slot knows it. */
  Holder holder() {
    return new Holder(orderId, lineId);
  }

  /** Who holds places: line ids are unique within their order only. */
  record Holder(OrderId orderId, LineId lineId) {}
}
