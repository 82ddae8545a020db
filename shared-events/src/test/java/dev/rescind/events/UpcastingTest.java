package dev.rescind.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.events.OrderEvent.OrderPaid;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * A language in which OrderPaid is at its third version: the first had a bare amount and a
 * currency, the second called the tender {@code tender}.
 */
class UpcastingTest {

  private static final List<Class<OrderPaid>> EVENTS = List.of(OrderPaid.class);
  private static final Upcaster FROM_1 =
      upcaster("OrderPaid.v1", UpcastingTest::amountBecomesMoney);
  private static final Upcaster FROM_2 =
      upcaster("OrderPaid.v2", UpcastingTest::tenderBecomesMethod);
  private static final OrderPaid PAID =
      new OrderPaid(
          new OrderId("ord-1"),
          new PaymentId("pay-1"),
          new Money(500, "EUR"),
          "CARD",
          Instant.parse("2026-05-02T14:05:20Z"),
          false);

  private static final String V1 =
      """
      {"orderId": "ord-1", "paymentId": "pay-1", "amount": 500, "currency": "EUR",
       "tender": "CARD", "paidAt": "2026-05-02T14:05:20Z", "historical": false}
      """;
  private static final String V2 =
      """
      {"orderId": "ord-1", "paymentId": "pay-1", "captured": {"amount": 500, "currency": "EUR"},
       "tender": "CARD", "paidAt": "2026-05-02T14:05:20Z", "historical": false}
      """;

  private final EventJson json = new EventJson(catalogue(FROM_2, FROM_1));

  @Test
  void everyOlderVersionIsReadAsTheNewest() {
    assertThat(read("OrderPaid.v1", V1)).isEqualTo(PAID);
    assertThat(read("OrderPaid.v2", V2)).isEqualTo(PAID);
    assertThat(json.read(EventType.parse("OrderPaid.v3"), json.write(PAID))).isEqualTo(PAID);
  }

  @Test
  void aVersionAfterTheNewestIsUnreadable() {
    assertThatThrownBy(() -> read("OrderPaid.v4", V2))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("OrderPaid.v4 is newer than v3");
  }

  @Test
  void whatIsMissingAfterLiftingIsNamed() {
    assertThatThrownBy(() -> read("OrderPaid.v1", V1.replace("tender", "how")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("OrderPaid.v1 could not be lifted: NullPointerException");
    assertThatThrownBy(() -> read("OrderPaid.v1", V1.replace("paidAt", "when")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("OrderPaid.v1 at $.paidAt: must be present");
    assertThatThrownBy(() -> read("OrderPaid.v1", "[]"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("OrderPaid.v1 at $: must be an object");
  }

  @Test
  void aGapInTheChainFailsWhenTheCatalogueIsMade() {
    assertThatThrownBy(() -> catalogue(FROM_1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no upcaster from OrderPaid.v2");
    assertThatThrownBy(() -> catalogue(FROM_2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no upcaster from OrderPaid.v1");
  }

  @Test
  void anUpcasterToNowhereOrTwiceFailsWhenTheCatalogueIsMade() {
    Upcaster from3 = upcaster("OrderPaid.v3", UnaryOperator.identity());
    Upcaster unknown = upcaster("OrderEaten.v1", UnaryOperator.identity());

    assertThatThrownBy(() -> catalogue(FROM_1, FROM_2, from3))
        .hasMessage("upcasters that lead to no event, from [OrderPaid.v3]");
    assertThatThrownBy(() -> catalogue(FROM_1, FROM_2, unknown))
        .hasMessage("upcasters that lead to no event, from [OrderEaten.v1]");
    assertThatThrownBy(() -> catalogue(FROM_1, FROM_2, FROM_1))
        .hasMessage("two upcasters from OrderPaid.v1");
  }

  @Test
  void twoEventsOfOneNameFailWhenTheCatalogueIsMade() {
    assertThatThrownBy(() ->
            new EventCatalogue(List.of(OrderPaid.class, OrderPaid.class), List.of(), event -> 1))
        .hasMessage("two events named OrderPaid");
  }

  private RescindEvent read(String type, String text) {
    return json.read(EventType.parse(type), text.getBytes(UTF_8));
  }

  private static EventCatalogue catalogue(Upcaster... upcasters) {
    return new EventCatalogue(EVENTS, List.of(upcasters), event -> 3);
  }

  private static ObjectNode amountBecomesMoney(ObjectNode event) {
    ObjectNode captured = event.putObject("captured");
    captured.set("amount", event.remove("amount"));
    captured.set("currency", event.remove("currency"));
    return event;
  }

  private static ObjectNode tenderBecomesMethod(ObjectNode event) {
    event.put("method", event.remove("tender").asString());
    return event;
  }

  private static Upcaster upcaster(String from, UnaryOperator<ObjectNode> lift) {
    return new Upcaster() {
      @Override
      public EventType from() {
        return EventType.parse(from);
      }

      @Override
      public ObjectNode upcast(ObjectNode event) {
        return lift.apply(event);
      }
    };
  }
}
