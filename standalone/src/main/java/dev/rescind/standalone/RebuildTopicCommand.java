package dev.rescind.standalone;

import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Fills a topic that was lost again from the event store of the service that writes it. */
final class RebuildTopicCommand implements Command {

  private static final String PATH = "/ops/topic";
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int LOOKS_TO_A_LINE = 10;

  @Override
  public Form form() {
    return new Form(
        "rebuild-topic",
        "TOPIC [--force] [--data DIR] [--port N]",
        "publishes everything that a service has stored again, in store order",
        Set.of("--force"),
        Set.of("--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws InterruptedException {
    String service = writer(arguments.words("TOPIC").getFirst());
    LocalCalls services = new LocalCalls(LocalInstance.of(arguments), Role.OPS, form().name());
    JsonNode standing =
        services.post(service, PATH + "/rebuild", "{\"force\": " + arguments.has("--force") + "}");
    long begin = System.nanoTime();
    for (int look = 1; isUnderWay(standing); look++) {
      Thread.sleep(LOOK_EVERY);
      standing = services.get(service, PATH);
      if (look % LOOKS_TO_A_LINE == 0) {
        console
            .err()
            .printf(
                "position %,d of %,d%n",
                standing.path("position").longValue(), standing.path("upTo").longValue());
      }
    }
    long millis = Math.max(1, (System.nanoTime() - begin) / 1_000_000);
    long events = standing.path("events").longValue();
    console
        .out()
        .printf(
            "%s: %,d events of %s published again in %.1f s; the topic holds %,d records%n",
            standing.path("topic").asString(""),
            events,
            service,
            millis / 1000.0,
            standing.path("records").longValue());
    return 0;
  }

  private static boolean isUnderWay(JsonNode standing) {
    return standing.path("asked").booleanValue()
        || standing.path("position").longValue() < standing.path("upTo").longValue();
  }

  private static String writer(String topic) {
    Topic known =
        Arrays.stream(Topic.values())
            .filter(one -> one.topicName().equals(topic))
            .findFirst()
            .orElseThrow(() -> Refusal.misuse("there is no topic '%s'".formatted(topic)));
    String service = known.writer();
    if (!Services.stores().contains(service)) {
      throw Refusal.because(
          "%s is written by %s, which alone can publish it again; ours are %s"
              .formatted(topic, service, ours()));
    }
    if (known.retention() != Topic.Retention.FOR_EVER) {
      throw Refusal.because(
          "%s is filled by %s itself whenever it is lost; ours to rebuild are %s"
              .formatted(topic, service, ours()));
    }
    return service;
  }

  private static String ours() {
    return Arrays.stream(Topic.values())
        .filter(topic -> Services.stores().contains(topic.writer()))
        .filter(topic -> topic.retention() == Topic.Retention.FOR_EVER)
        .map(Topic::topicName)
        .collect(Collectors.joining(", "));
  }
}
