package dev.rescind.cancellation.cases;

import dev.rescind.chassis.metrics.OnceCommitted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Deadlines of cases that passed and were acted on. */
@Component
final class DeadlineMetrics {

  private final MeterRegistry registry;

  DeadlineMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (CaseDeadlines.Kind kind : CaseDeadlines.Kind.values()) {
      of(kind);
    }
  }

  /** Counts it once what was done about it is committed. */
  void fired(CaseDeadlines.Kind kind) {
    OnceCommitted.count(() -> of(kind).increment());
  }

  private Counter of(CaseDeadlines.Kind kind) {
    return Counter.builder("rescind.deadlines.fired")
        .description("Deadlines of cases that passed and were acted on")
        .tag("deadline", kind.name())
        .register(registry);
  }
}
