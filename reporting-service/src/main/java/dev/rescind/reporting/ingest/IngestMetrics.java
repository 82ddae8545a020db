package dev.rescind.reporting.ingest;

import dev.rescind.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What came in, what came twice, what could not be read, how much at once and how fast. */
@Component
final class IngestMetrics {

  private static final String PREFIX = "rescind.reporting.";

  private final MeterRegistry registry;
  private final DistributionSummary batchSize;
  private final Timer transaction;

  IngestMetrics(MeterRegistry registry, IngestState state) {
    this.registry = registry;
    this.batchSize = DistributionSummary.builder(PREFIX + "batch.size").register(registry);
    this.transaction = Timer.builder(PREFIX + "transaction").register(registry);
    for (Topic topic : Topic.values()) {
      Gauge.builder(PREFIX + "lag", state, it -> it.lag(topic.topicName()))
          .tag("topic", topic.topicName())
          .register(registry);
    }
  }

  List<Reading.Event> timed(Supplier<List<Reading.Event>> write) {
    return transaction.record(write);
  }

  void written(Batch batch, List<Reading.Event> fresh) {
    batchSize.record(batch.readings().size());
    Set<Position> added = fresh.stream().map(Reading.Event::position).collect(Collectors.toSet());
    for (Reading reading : batch.readings()) {
      switch (reading) {
        case Reading.Event event ->
            count(added.contains(event.position()) ? "ingested" : "duplicates", event);
        case Reading.Unreadable record -> count("unreadable", record);
      }
    }
  }

  private void count(String what, Reading reading) {
    Counter.builder(PREFIX + what)
        .tag("topic", reading.position().topic())
        .register(registry)
        .increment();
  }
}
