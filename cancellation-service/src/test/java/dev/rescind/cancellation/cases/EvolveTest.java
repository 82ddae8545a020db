package dev.rescind.cancellation.cases;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.GoldenSamples;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of a case that was ever written can be applied. */
class EvolveTest {

  static Stream<CaseEvent> samples() {
    return GoldenSamples.events().stream()
        .filter(CaseEvent.class::isInstance)
        .map(CaseEvent.class::cast);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void appliesEverySample(CaseEvent event) {
    OrderCancellations order = new OrderCancellations();
    order.evolve(GoldenSamples.full(CancellationRequested.class));

    assertThatCode(() -> order.evolve(event)).doesNotThrowAnyException();
  }
}
