package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.metrics.OnceCommitted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How long settlements take; history is not counted. */
@Component
final class SettlementMetrics {

  /** From milliseconds, where every service is at hand, to a day's wait for a payment. */
  private static final Duration[] TIMES =
      Stream.of(
              "PT0.01S",
              "PT0.025S",
              "PT0.05S",
              "PT0.1S",
              "PT0.25S",
              "PT0.5S",
              "PT1S",
              "PT2.5S",
              "PT5S",
              "PT10S",
              "PT30S",
              "PT1M",
              "PT10M",
              "PT1H",
              "PT6H",
              "P1D")
          .map(Duration::parse)
          .toArray(Duration[]::new);

  private final Timer approvalToSettled;

  SettlementMetrics(MeterRegistry registry) {
    approvalToSettled =
        Timer.builder("rescind.cases.approval.to.settled")
            .description(
                "From when the approval was recorded until every awaited step was answered")
            .serviceLevelObjectives(TIMES)
            .register(registry);
  }

  void settledAfter(Duration duration) {
    OnceCommitted.count(() -> approvalToSettled.record(duration));
  }
}
