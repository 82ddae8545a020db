package dev.rescind.cancellation.orders;

import static dev.rescind.cancellation.AnOrder.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.cancellation.orders.KnownOrder.Amendment;
import dev.rescind.cancellation.orders.KnownOrder.Move;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import dev.rescind.events.SlotId;
import dev.rescind.policy.Milestones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An order as it is now, out of all that was told of it. */
class OrderRowTest {

  private static final Instant AMENDED = Instant.parse("2026-03-01T12:00:00Z");
  private static final LineId LINE = new LineId("L1");

  private final OrderPlaced placed =
      AnOrder.of("O-1", AMENDED.minusSeconds(3600))
          .appointment(2, AMENDED.plusSeconds(90_000))
          .appointment(1, AMENDED.plusSeconds(180_000))
          .placed();

  @Test
  void isNotKnownBeforeItWasPlaced() {
    assertThat(
            new OrderRow(
                    null,
                    amended("EUR"),
                    List.of(),
                    Milestones.NONE,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    1)
                .known())
        .isEmpty();
  }

  @Test
  void hasTheLinesAndFeesOfItsAmendment() {
    KnownOrder order = known(amended("EUR"));

    assertThat(order.amendment()).isEqualTo(new Amendment(4, AMENDED));
    assertThat(order.facts().placed().lines()).extracting(OrderLine::quantity).containsExactly(1);
    assertThat(order.facts().placed().fees()).containsExactly(new Fee("SHIPPING", euros(3)));
    assertThat(order.facts().attributes()).isEqualTo(Map.of(LINE, Set.of("PERISHABLE")));
    assertThat(order.facts().placed().customerId()).isEqualTo(placed.customerId());
  }

  @Test
  void takesNoAmendmentInAnotherCurrency() {
    KnownOrder order = known(amended("USD"));

    assertThat(order.amendment()).isNull();
    assertThat(order.facts().placed()).isEqualTo(placed);
  }

  @Test
  void hasItsLinesInTheSlotsThatTheyMovedToLast() {
    Move first = move("a", AMENDED.minusSeconds(60));
    Move second = move("b", AMENDED.minusSeconds(30));

    assertThat(slot(known(null, second, first))).isEqualTo("b");
  }

  @Test
  void takesAMoveAfterAnAmendmentAndTheAmendmentAfterAMove() {
    assertThat(slot(known(amended("EUR"), move("a", AMENDED)))).isEqualTo("O-1-slot-L1");
    assertThat(slot(known(amended("EUR"), move("a", AMENDED.plusNanos(1_000))))).isEqualTo("a");
  }

  private KnownOrder known(@Nullable OrderAmended amended, Move... moves) {
    return new OrderRow(
            placed, amended, List.of(moves), Milestones.NONE, List.of(), List.of(), null, null, 1)
        .known()
        .orElseThrow();
  }

  private static String slot(KnownOrder order) {
    BookedSlot slot = order.facts().placed().lines().getFirst().slot();
    return Objects.requireNonNull(slot).slotId().value();
  }

  private static Move move(String to, Instant at) {
    BookedSlot slot =
        new BookedSlot(
            new SlotId(to), AMENDED, AMENDED.plusSeconds(60), ZoneId.of("Europe/Berlin"), null);
    return new Move(LINE, slot, at);
  }

  private OrderAmended amended(String currency) {
    OrderLine line = placed.lines().getFirst();
    Money nothing = Money.zero(currency);
    OrderLine now =
        new OrderLine(
            LINE,
            line.productId(),
            null,
            1,
            new Money(8_000, currency),
            nothing,
            nothing,
            line.slot(),
            List.of("PERISHABLE"));
    return new OrderAmended(
        placed.orderId(),
        4,
        List.of(now),
        List.of(new Fee("SHIPPING", new Money(300, currency))),
        AMENDED,
        false);
  }
}
