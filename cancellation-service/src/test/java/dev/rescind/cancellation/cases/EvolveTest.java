package dev.rescind.cancellation.cases;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.GoldenSamples;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
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
    Method evolve = evolveOf(event.getClass());

    assertThatCode(() -> evolve.invoke(new OrderCancellations(), event)).doesNotThrowAnyException();
  }

  private static Method evolveOf(Class<?> event) {
    return Arrays.stream(OrderCancellations.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
        .filter(method -> method.getParameterTypes()[0] == event)
        .findFirst()
        .orElseThrow(() -> new AssertionError("evolve does not know " + event.getSimpleName()));
  }
}
