package dev.rescind.cancellation.bulk;

import dev.rescind.events.EventJson;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which orders are meant, as it is kept and shown. */
final class ShownSelection {

  private ShownSelection() {}

  /** Of a list only its length: each of its orders is kept with what is planned of it. */
  static JsonNode of(BulkBody body) {
    ObjectNode shown = EventJson.mapper().createObjectNode();
    put(shown, "slotId", body.slotId());
    put(shown, "date", body.date());
    put(shown, "zone", body.zone());
    put(shown, "productId", body.productId());
    if (body.orderIds() != null) {
      shown.put("orders", body.orderIds().size());
    }
    return shown;
  }

  private static void put(ObjectNode shown, String name, @Nullable Object value) {
    if (value != null) {
      shown.put(name, value.toString());
    }
  }

  /**
   * What says of a line whether it is meant; of a list without its orders, as it means any line.
   */
  static Selection read(JsonNode shown) {
    if (shown.has("slotId")) {
      return new Selection.OfSlot(new SlotId(text(shown, "slotId")));
    }
    ProductId product = shown.has("productId") ? new ProductId(text(shown, "productId")) : null;
    if (shown.has("date")) {
      return new Selection.OfDay(
          LocalDate.parse(text(shown, "date")), ZoneId.of(text(shown, "zone")), product);
    }
    return product == null ? new Selection.OfOrders(List.of()) : new Selection.OfProduct(product);
  }

  private static String text(JsonNode shown, String name) {
    return shown.path(name).stringValue();
  }
}
