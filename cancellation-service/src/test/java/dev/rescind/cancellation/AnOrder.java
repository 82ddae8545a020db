package dev.rescind.cancellation;

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
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds orders of appointments: 80.00 EUR each, of customer C-1 with merchant M-1, paid by card.
 */
public final class AnOrder {

  private final OrderId id;
  private final List<OrderLine> lines = new ArrayList<>();
  private String customer = "C-1";
  private String merchant = "M-1";
  private final Instant placedAt;
  private @Nullable String category;

  private AnOrder(String id, Instant placedAt) {
    this.id = new OrderId(id);
    this.placedAt = placedAt;
  }

  public static AnOrder of(String id, Instant placedAt) {
    return new AnOrder(id, placedAt);
  }

  public AnOrder ofCustomer(String customerId) {
    customer = customerId;
    return this;
  }

  public AnOrder withMerchant(String merchantId) {
    merchant = merchantId;
    return this;
  }

  /** Of a category that a preset holds for. */
  public AnOrder inCategory(String upstreams) {
    category = upstreams;
    return this;
  }

  /** Adds a line of goods or work without an appointment, at 80.00 EUR each. */
  public AnOrder pieces(int quantity) {
    lines.add(
        new OrderLine(
            new LineId("L" + (lines.size() + 1)),
            new ProductId("piece"),
            category,
            quantity,
            euros(80),
            euros(0),
            euros(0),
            null));
    return this;
  }

  /** Adds a line of so many places at 80.00 EUR. */
  public AnOrder appointment(int quantity, Instant start) {
    String line = "L" + (lines.size() + 1);
    lines.add(
        new OrderLine(
            new LineId(line),
            new ProductId("haircut"),
            category,
            quantity,
            euros(80),
            euros(0),
            euros(0),
            new BookedSlot(
                new SlotId(id + "-slot-" + line),
                start,
                start.plusSeconds(3600),
                ZoneId.of("Europe/Berlin"),
                quantity)));
    return this;
  }

  public OrderPlaced placed() {
    return new OrderPlaced(
        id,
        null,
        new MerchantId(merchant),
        new CustomerId(customer),
        "EUR",
        placedAt,
        lines,
        List.of(),
        null,
        false);
  }

  public OrderPaid paid() {
    return new OrderPaid(
        id, new PaymentId(id + "-payment"), placed().total(), "CARD", placedAt, false);
  }

  public OrderFacts facts() {
    return new OrderFacts(placed(), List.of(paid()), null, null);
  }

  public static Money euros(long euros) {
    return new Money(euros * 100, "EUR");
  }
}
