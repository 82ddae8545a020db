package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.GoldenSamples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing is half there: an event has all that belongs to it, and nothing belongs to no event. */
class CompletenessTest {

  private static final Path RESOURCES = Path.of("src/main/resources/dev/rescind/events");

  private static Stream<EventType> types() {
    return EventCatalogue.standard().events().stream()
        .map(EventCatalogue::typeOf)
        .flatMap(type ->
            IntStream.rangeClosed(1, type.version())
                .mapToObj(version -> new EventType(type.name(), version)));
  }

  @Test
  void everyVersionOfEveryEventHasASchemaAndNoSchemaIsLeftOver() throws IOException {
    Set<String> wanted = types().map(EventSchemas::fileName).collect(Collectors.toSet());
    wanted.add(EventSchemas.COMMON);

    assertThat(files("schemas")).isEqualTo(new TreeSet<>(wanted));
  }

  @Test
  void everyVersionOfEveryEventHasItsSamplesAndNoSampleIsLeftOver() throws IOException {
    List<String> wanted =
        GoldenSamples.all().stream()
            .map(Sample::resource)
            .map(resource -> resource.replace("samples/", ""))
            .toList();

    assertThat(files("samples")).isEqualTo(new TreeSet<>(wanted));
  }

  @Test
  void everyVersionOfEveryEventIsAMessageOfItsTopicAndNoMessageIsLeftOver() {
    TreeSet<String> messages = new TreeSet<>(AsyncApi.messages().propertyNames());

    assertThat(messages)
        .isEqualTo(types().map(EventType::toString).collect(Collectors.toCollection(TreeSet::new)));
    for (RescindEvent event : GoldenSamples.events()) {
      String type = EventCatalogue.typeOf(event.getClass()).toString();
      assertThat(AsyncApi.channel(event.topic()).get("messages").propertyNames()).contains(type);
    }
  }

  @Test
  void everyFieldOfEverySchemaIsDescribed() {
    types()
        .map(EventSchemas::load)
        .forEach(schema -> {
          assertThat(schema.get("description").asString()).isNotBlank();
          schema.get("properties").forEach(CompletenessTest::assertDescribed);
        });
    EventSchemas.common().get("$defs").forEach(CompletenessTest::assertDescribed);
  }

  private static void assertDescribed(JsonNode property) {
    assertThat(SchemaTree.resolve(property).path("description").asString(""))
        .as(property.toString())
        .endsWith(".");
  }

  private static Set<String> files(String directory) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
