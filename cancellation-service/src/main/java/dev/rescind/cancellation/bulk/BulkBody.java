package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for. Exactly one of slot, date, product and orders says which are meant;
 * beside a date a product narrows it.
 *
 * @param date what begins on this day, as it is counted in {@code zone}
 * @param orderIds at most 10,000
 * @param reasonText the merchant's own words, at most 2,000 characters
 */
record BulkBody(
    @Nullable SlotId slotId,
    @Nullable LocalDate date,
    @Nullable ZoneId zone,
    @Nullable ProductId productId,
    @Nullable List<@Nullable OrderId> orderIds,
    String reason,
    @Nullable String reasonText) {

  /** The most orders that one bulk cancellation may have. */
  static final int MOST = 10_000;

  /**
   * Which orders are meant.
   *
   * @throws ProblemException 400 naming what is missing or too much
   */
  Selection selection() {
    if ((date == null) != (zone == null)) {
      throw ProblemException.invalid(date == null ? "date" : "zone", "goes with the other");
    }
    Map<String, Supplier<Selection>> given = given();
    if (given.size() != 1) {
      throw ProblemException.invalid(
          given.isEmpty() ? "slotId" : List.copyOf(given.keySet()).get(1),
          "exactly one of slotId, date, productId and orderIds has to say which orders are meant");
    }
    return given.values().iterator().next().get();
  }

  private Map<String, Supplier<Selection>> given() {
    Map<String, Supplier<Selection>> given = new LinkedHashMap<>();
    if (slotId != null) {
      given.put("slotId", () -> new Selection.OfSlot(slotId));
    }
    if (date != null && zone != null) {
      given.put("date", () -> new Selection.OfDay(date, zone, productId));
    }
    if (productId != null && date == null) {
      given.put("productId", () -> new Selection.OfProduct(productId));
    }
    if (orderIds != null) {
      given.put("orderIds", () -> new Selection.OfOrders(orders(orderIds)));
    }
    return given;
  }

  private static List<OrderId> orders(List<@Nullable OrderId> ids) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw ProblemException.invalid("orderIds", "must have 1 to " + MOST + " entries");
    }
    List<OrderId> known = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      OrderId id = ids.get(i);
      if (id == null) {
        throw ProblemException.invalid("orderIds[" + i + "]", "must not be null");
      }
      known.add(id);
    }
    return known.stream().distinct().sorted(Comparator.comparing(OrderId::value)).toList();
  }
}
