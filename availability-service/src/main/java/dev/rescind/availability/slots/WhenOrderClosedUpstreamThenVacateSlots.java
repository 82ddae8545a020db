package dev.rescind.availability.slots;

import dev.rescind.availability.slots.SlotCommand.ShrinkLine;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whatever the order still holds is free: there is no order any more. */
@Component
final class WhenOrderClosedUpstreamThenVacateSlots implements Reaction<OrderClosedUpstream> {

  private static final String CLOSED_UPSTREAM = "CLOSED_UPSTREAM";

  private final BookedOrders orders;
  private final Whereabouts whereabouts;
  private final Clock clock;

  WhenOrderClosedUpstreamThenVacateSlots(
      BookedOrders orders, Whereabouts whereabouts, Clock clock) {
    this.orders = orders;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  @Override
  public Class<OrderClosedUpstream> event() {
    return OrderClosedUpstream.class;
  }

  @Override
  public void on(OrderClosedUpstream event, Cause cause) {
    orders.close(event);
    BookedOrder order = orders.find(event.orderId()).orElseThrow();
    MerchantId merchant = order.merchantId();
    if (merchant == null) {
      return;
    }
    Instant now = clock.instant();
    for (BookedLine line : order.lines()) {
      Sale sale =
          BookedOrder.sale(
              event.orderId(), merchant, line, event.closedAt(), now, event.historical());
      whereabouts.send(new ShrinkLine(sale, 0, CLOSED_UPSTREAM), cause);
    }
  }
}
