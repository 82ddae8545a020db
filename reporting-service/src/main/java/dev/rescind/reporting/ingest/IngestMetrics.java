package dev.rescind.reporting.ingest;

import dev.rescind.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What came in, what came twice, what could not be read, how much at once and how fast. */
@Component
final class IngestMetrics {

  private static final String PREFIX = "rescind.reporting.";

  /**
   * What our own services write says when it was stored; what upstream's clock means is unknown.
   */
  private static final String OUR_SOURCES = "/rescind/";

  private static final Duration[] BOUNDS =
      Stream.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 600_000, 3_600_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final DistributionSummary batchSize;
  private final Timer transaction;
  private final Clock clock;

  IngestMetrics(MeterRegistry registry, IngestState state, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.batchSize = DistributionSummary.builder(PREFIX + "batch.size").register(registry);
    this.transaction = Timer.builder(PREFIX + "transaction").register(registry);
    for (Topic topic : Topic.values()) {
      if (LogReader.TOPICS.contains(topic.topicName())) {
        Gauge.builder("rescind.listener.lag", state, it -> it.lag(topic.topicName()))
            .description("Records on the broker that are not dealt with yet")
            .tag("topic", topic.topicName())
            .register(registry);
        List.of("ingested", "duplicates", "unreadable")
            .forEach(what -> counter(what, topic.topicName()));
      }
    }
  }

  List<Reading.Event> timed(Supplier<List<Reading.Event>> write) {
    return transaction.record(write);
  }

  void written(Batch batch, List<Reading.Event> fresh) {
    batchSize.record(batch.readings().size());
    delays(fresh);
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
    counter(what, reading.position().topic()).increment();
  }

  private Counter counter(String what, String topic) {
    return Counter.builder(PREFIX + what).tag("topic", topic).register(registry);
  }

  private void delays(List<Reading.Event> fresh) {
    Instant now = clock.instant();
    for (Reading.Event event : fresh) {
      Instant stored = event.time();
      if (stored != null && event.source().startsWith(OUR_SOURCES)) {
        Timer.builder("rescind.listener.delay")
            .description(
                "From when an event was stored, or sent by upstream, until it took effect here")
            .tag("topic", event.position().topic())
            .serviceLevelObjectives(BOUNDS)
            .register(registry)
            .record(Duration.between(stored, now));
      }
    }
  }
}
