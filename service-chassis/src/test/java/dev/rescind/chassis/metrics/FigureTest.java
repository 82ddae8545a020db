package dev.rescind.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.metrics.Figure.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static final Kind AGE = Kind.seconds("test.age", "Age");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void anAgeIsInWholeSeconds() {
    assertThat(AGE.since(NOW.minusMillis(1_999), NOW).value()).isEqualTo(1);
    assertThat(AGE.since(NOW.minusMillis(2_000), NOW).value()).isEqualTo(2);
    assertThat(AGE.since(Timestamp.from(NOW.minusSeconds(5)), NOW).value()).isEqualTo(5);
  }

  @Test
  void whatIsNotThereOrFromAClockAheadHasNoAge() {
    assertThat(AGE.since((Instant) null, NOW).value()).isZero();
    assertThat(AGE.since((Timestamp) null, NOW).value()).isZero();
    assertThat(AGE.since(NOW.plusSeconds(1), NOW).value()).isZero();
  }
}
