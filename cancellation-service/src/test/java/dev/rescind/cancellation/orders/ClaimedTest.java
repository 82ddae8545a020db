package dev.rescind.cancellation.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimedTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LineId ONE = new LineId("L1");
  private static final LineId TWO = new LineId("L2");

  private final OrderPlaced order =
      AnOrder.of("O-1", NOW).appointment(3, NOW).appointment(1, NOW).placed();

  @Test
  void leavesWhatNoCaseClaims() {
    Claimed claimed = Claimed.of(order, Map.of("L1", 1), Map.of("L1", 2));

    assertThat(claimed.left()).isEqualTo(Map.of(ONE, 1, TWO, 1));
    assertThat(claimed.cancelled()).isEqualTo(Map.of(ONE, 1));
    assertThat(claimed.resolve(List.of())).containsExactly(of(ONE, 1), of(TWO, 1));
    assertThat(claimed.holds(List.of(of(ONE, 1)))).isTrue();
    assertThat(claimed.holds(List.of(of(ONE, 2)))).isFalse();
  }

  @Test
  void countsNoMoreAsGoneThanAnAmendedLineHas() {
    Claimed claimed =
        Claimed.of(order, Map.of("L1", 5, "L9", 1), Map.of("L1", 5, "L2", 1, "L9", 1));

    assertThat(claimed.cancelled()).isEqualTo(Map.of(ONE, 3));
    assertThat(claimed.isNothingLeft()).isTrue();
  }

  @Test
  void namesALineOnceAndNeverOverflows() {
    Claimed claimed = Claimed.of(order, Map.of(), Map.of());

    assertThat(claimed.resolve(List.of(of(ONE, 1), of(TWO, 1), of(ONE, 2))))
        .containsExactly(of(ONE, 3), of(TWO, 1));
    assertThat(claimed.holds(claimed.resolve(List.of(of(ONE, Integer.MAX_VALUE), of(ONE, 2)))))
        .isFalse();
  }

  private static LineQuantity of(LineId line, int quantity) {
    return new LineQuantity(line, quantity);
  }
}
