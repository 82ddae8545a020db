package dev.rescind.cancellation.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.OrderId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shown of a selection tells later which lines were meant. */
class ShownSelectionTest {

  private static final LocalDate SATURDAY = LocalDate.of(2026, 3, 14);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ProductId TOUR = new ProductId("tour");

  @Test
  void isReadAsItWasMeant() {
    assertThatItStays(body(new SlotId("s-1"), null, null, null, null));
    assertThatItStays(body(null, SATURDAY, BERLIN, null, null));
    assertThatItStays(body(null, SATURDAY, BERLIN, TOUR, null));
    assertThatItStays(body(null, null, null, TOUR, null));
  }

  @Test
  void ofAListOnlyTheLengthIsShownAndEveryLineIsMeant() {
    BulkBody list = body(null, null, null, null, List.of(new OrderId("A"), new OrderId("B")));

    assertThat(ShownSelection.of(list)).hasToString("{\"orders\":2}");
    assertThat(ShownSelection.read(ShownSelection.of(list)))
        .isEqualTo(new Selection.OfOrders(List.of()));
  }

  private static void assertThatItStays(BulkBody body) {
    assertThat(ShownSelection.read(ShownSelection.of(body))).isEqualTo(body.selection());
  }

  private static BulkBody body(
      @Nullable SlotId slot,
      @Nullable LocalDate date,
      @Nullable ZoneId zone,
      @Nullable ProductId product,
      @Nullable List<@Nullable OrderId> orders) {
    return new BulkBody(slot, date, zone, product, orders, "GUIDE_UNAVAILABLE", null);
  }
}
