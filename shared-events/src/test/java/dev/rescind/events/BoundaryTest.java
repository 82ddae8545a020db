package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that events are made of, on both sides of each boundary. */
class BoundaryTest {

  private static final Instant NINE = Instant.parse("2026-05-16T07:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void anIdHas1To128Characters() {
    assertThatCode(() -> new OrderId("x")).doesNotThrowAnyException();
    assertThatCode(() -> new OrderId("x".repeat(128))).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId("x".repeat(129)));
  }

  @Test
  void anIdIsPrintableAsciiWithoutBlanks() {
    assertThatCode(() -> new OrderId("!~")).doesNotThrowAnyException();
    for (String wrong : new String[] {" ", "a b", "\u007F", "\u001F", "ä", "a\n"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OrderId(wrong))
          .withMessage("orderId must be 1 to 128 printable ASCII characters without blanks");
    }
  }

  @Test
  void aLineMayBeFreeButNotLess() {
    assertThat(line(1, 100, 100, 0).total()).isEqualTo(eur(0));
    assertThat(line(2, 100, 50, 29).total()).isEqualTo(eur(179));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line(1, 100, 101, 0))
        .withMessage("discount must not exceed the price");
    assertThatIllegalArgumentException().isThrownBy(() -> line(0, 100, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> line(1, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> line(1, 100, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> line(1, 100, 0, -1));
  }

  @Test
  void aPriceOf63BitsFitsAndNoMore() {
    assertThat(line(1, Long.MAX_VALUE, 0, 0).total()).isEqualTo(eur(Long.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line(2, Long.MAX_VALUE, 0, 0))
        .withMessage("price must fit in 63 bits of minor units");
  }

  @Test
  void aSlotMayEndAsItBeginsButNotBefore() {
    assertThatCode(() -> slot(NINE, 1)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> slot(NINE.minusNanos(1), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> slot(NINE, 0));
  }

  @Test
  void aQuantityIsAtLeastOneAndAFeeAtLeastNothing() {
    assertThat(new LineQuantity(new LineId("l"), 1).quantity()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new LineQuantity(new LineId("l"), 0));
    assertThat(new Fee("SHIPPING", eur(0)).amount()).isEqualTo(eur(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fee("SHIPPING", eur(-1)));
    assertThat(new PolicyReference(new PolicyId("p"), 1).version()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolicyReference(new PolicyId("p"), 0));
  }

  @Test
  void anEventTypeIsANameAndAVersionFrom1To9999() {
    assertThat(EventType.parse("OrderPaid.v1")).isEqualTo(new EventType("OrderPaid", 1));
    assertThat(EventType.parse("OrderPaid.v9999")).hasToString("OrderPaid.v9999");
    assertThatIllegalArgumentException().isThrownBy(() -> new EventType("OrderPaid", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new EventType("OrderPaid", 10_000));
    assertThatIllegalArgumentException().isThrownBy(() -> new EventType("../x", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OrderPaid",
        "OrderPaid.v",
        "OrderPaid.v0",
        "OrderPaid.v01",
        "OrderPaid.v10000",
        "OrderPaid.1",
        ".v1",
        "1Order.v1",
        "Order Paid.v1",
        "OrderPaid.v1 "
      })
  void whatIsNoEventTypeIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventType.parse(text))
        .withMessage("event type must be a name, .v and a version, such as OrderPlaced.v1");
  }

  private static Money eur(long amount) {
    return new Money(amount, "EUR");
  }

  private static OrderLine line(int quantity, long price, long discount, long tax) {
    return new OrderLine(
        new LineId("l"),
        new ProductId("p"),
        null,
        quantity,
        eur(price),
        eur(discount),
        eur(tax),
        null);
  }

  private static BookedSlot slot(Instant end, int capacity) {
    return new BookedSlot(new SlotId("s"), NINE, end, BERLIN, capacity);
  }
}
