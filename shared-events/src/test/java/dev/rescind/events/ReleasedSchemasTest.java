package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version that was released changes by optional fields alone. What each said when it was released
 * lies in {@code released/}, one file a version: its required fields, and the form of each field.
 */
class ReleasedSchemasTest {

  private static final Path RELEASED = Path.of("src/test/resources/dev/rescind/events/released");
  private static final String COMMAND =
      "mvn -pl shared-events test -Dtest=ReleasedSchemasTest -Drescind.released.write=true";

  static List<EventType> types() {
    return GoldenSamples.all().stream().map(GoldenSamples.Sample::type).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aReleasedVersionOnlyGainsOptionalFields(EventType type) throws IOException {
    JsonNode now = manifest(EventSchemas.load(type));
    Path file = RELEASED.resolve(type + ".json");
    boolean write = Boolean.getBoolean("rescind.released.write");
    if (write && !Files.exists(file)) {
      record(file, now);
    }
    assertThat(file).as(type + " is not on record; run: " + COMMAND).exists();
    assertThat(breaks(EventJson.mapper().readTree(Files.readString(file)), now))
        .as(type + " was released; make it a new version with an upcaster")
        .isEmpty();
    if (write) {
      record(file, now);
    }
    assertThat(EventJson.mapper().readTree(Files.readString(file)))
        .as(type + " has gained optional fields that are not on record; run: " + COMMAND)
        .isEqualTo(now);
  }

  private static void record(Path file, JsonNode manifest) throws IOException {
    Files.createDirectories(RELEASED);
    String text = EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
    Files.writeString(file, text + "\n");
  }

  @Test
  void noReleasedVersionIsGone() throws IOException {
    Set<String> known = new TreeSet<>();
    types().forEach(type -> known.add(type + ".json"));

    try (Stream<Path> files = Files.list(RELEASED)) {
      assertThat(files.map(file -> file.getFileName().toString())).allMatch(known::contains);
    }
  }

  @Test
  void aRemovedPropertyANewRequiredOneAndAnotherFormAreBreaks() {
    ObjectNode released = manifest(EventSchemas.load(EventType.parse("OrderPaid.v1")));

    ObjectNode removed = released.deepCopy();
    ((ObjectNode) removed.get("properties")).remove(".method");
    assertThat(breaks(released, removed)).containsExactly(".method was removed");

    ObjectNode retyped = released.deepCopy();
    ((ObjectNode) retyped.get("properties")).put(".captured.amount", "string");
    assertThat(breaks(released, retyped))
        .containsExactly(".captured.amount was integer and is string");

    ObjectNode demanding = released.deepCopy();
    demanding.withArray("required").add(".channel");
    assertThat(breaks(released, demanding)).containsExactly(".channel became required");
    assertThat(breaks(demanding, released)).containsExactly(".channel is no longer required");

    ObjectNode grown = released.deepCopy();
    ((ObjectNode) grown.get("properties")).put(".channel", "string");
    assertThat(breaks(released, grown)).isEmpty();
  }

  private static ObjectNode manifest(JsonNode schema) {
    ObjectNode manifest = EventJson.mapper().createObjectNode();
    SchemaTree.required(schema).forEach(manifest.putArray("required")::add);
    SchemaTree.forms(schema).forEach(manifest.putObject("properties")::put);
    return manifest;
  }

  private static List<String> breaks(JsonNode released, JsonNode now) {
    List<String> breaks = new ArrayList<>();
    Map<String, String> forms = forms(now);
    forms(released)
        .forEach((path, form) -> {
          String young = forms.get(path);
          if (young == null) {
            breaks.add(path + " was removed");
          } else if (!young.equals(form)) {
            breaks.add(path + " was " + form + " and is " + young);
          }
        });
    Set<String> before = required(released);
    Set<String> after = required(now);
    Set<String> fresh = new TreeSet<>(after);
    fresh.removeAll(before);
    fresh.stream()
        .filter(path -> !isPartOfNewField(path, forms(released)))
        .forEach(path -> breaks.add(path + " became required"));
    before.removeAll(after);
    before.stream()
        .filter(path -> forms.containsKey(path) || !forms(released).containsKey(path))
        .forEach(path -> breaks.add(path + " is no longer required"));
    return breaks;
  }

  /** What a new optional field requires inside itself binds no old writer. */
  private static boolean isPartOfNewField(String path, Map<String, String> released) {
    String parent = path.substring(0, path.lastIndexOf('.'));
    return !parent.isEmpty() && !released.containsKey(parent);
  }

  private static Map<String, String> forms(JsonNode manifest) {
    Map<String, String> forms = new TreeMap<>();
    manifest
        .get("properties")
        .properties()
        .forEach(form -> forms.put(form.getKey(), form.getValue().asString()));
    return forms;
  }

  private static Set<String> required(JsonNode manifest) {
    Set<String> required = new TreeSet<>();
    manifest.get("required").forEach(path -> required.add(path.asString()));
    return required;
  }
}
