package dev.rescind.cancellation.bulk;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which lines of which orders are meant. */
sealed interface Selection {

  /** Whether a line is meant, at an instant, UTC. */
  boolean means(OrderLine line, Instant at);

  /** A slot that everybody in it loses. */
  record OfSlot(SlotId slotId) implements Selection {
    @Override
    public boolean means(OrderLine line, Instant at) {
      return line.slot() != null && line.slot().slotId().equals(slotId);
    }
  }

  /**
   * What begins on a day and is not over.
   *
   * @param zone in which the day is counted
   * @param productId only this product, if there is one
   */
  record OfDay(LocalDate date, ZoneId zone, @Nullable ProductId productId) implements Selection {
    Instant from() {
      return date.atStartOfDay(zone).toInstant();
    }

    Instant to() {
      return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public boolean means(OrderLine line, Instant at) {
      BookedSlot slot = line.slot();
      return slot != null
          && !slot.start().isBefore(from())
          && slot.start().isBefore(to())
          && slot.end().isAfter(at)
          && (productId == null || productId.equals(line.productId()));
    }
  }

  /** A product, as far as it is not over. */
  record OfProduct(ProductId productId) implements Selection {
    @Override
    public boolean means(OrderLine line, Instant at) {
      return line.productId().equals(productId)
          && (line.slot() == null || line.slot().end().isAfter(at));
    }
  }

  /** These orders, whole. */
  record OfOrders(List<OrderId> orderIds) implements Selection {
    public OfOrders {
      orderIds = List.copyOf(orderIds);
    }

    @Override
    public boolean means(OrderLine line, Instant at) {
      return true;
    }
  }
}
