package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rescind.events.GoldenSamples.Sample;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the schema refuses the reader refuses too, and the other way round but for the rules that no
 * schema can say. Every field of every sample is taken away and given every wrong value in turn.
 */
class SchemaReaderAgreementTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<JsonNode> VALUES =
      List.of(
          JSON.stringNode(""),
          JSON.stringNode("two words"),
          JSON.stringNode("x".repeat(129)),
          JSON.stringNode("ä"),
          JSON.stringNode("7"),
          JSON.stringNode("eur"),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(1),
          JSON.numberNode(new BigDecimal("1.5")),
          JSON.numberNode(Integer.MAX_VALUE + 1L),
          JSON.numberNode(new BigInteger("9223372036854775808")),
          JSON.booleanNode(true),
          JSON.objectNode(),
          JSON.arrayNode(),
          JSON.arrayNode().add(JSON.nullNode()));

  /** Rules over several fields, and lists of names that a schema does not hold. */
  private static final Set<String> BEYOND_SCHEMAS =
      Set.of(
          "every amount must be in the currency of the order",
          "discount must not exceed the price",
          "maxWorkingDays must not be below minWorkingDays",
          "price must fit in 63 bits of minor units",
          "currency must be an ISO 4217 code",
          "must be an IANA time zone");

  static List<Sample> samples() {
    return GoldenSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void schemaAndReaderRefuseTheSame(Sample sample) {
    List<String> quarrels = new ArrayList<>();
    for (JsonNode broken : mutations((ObjectNode) EventJson.mapper().readTree(sample.json()))) {
      List<String> errors = SchemaValidation.errors(sample.type(), broken);
      Throwable refused = read(sample.type(), broken);
      if (errors.isEmpty() != (refused == null) && !isBeyondSchemas(refused)) {
        quarrels.add("schema " + errors + ", reader " + refused);
      }
    }

    assertThat(new TreeSet<>(quarrels)).isEmpty();
  }

  @Test
  void anOptionalFieldMayBeNullForTheReader() {
    EventType type = EventCatalogue.typeOf(OrderEvent.OrderPlaced.class);
    ObjectNode event = (ObjectNode) EventJson.mapper().readTree(GoldenSamples.minimal(type).json());
    event.putNull("reorderOf").putNull("checkoutId");

    assertThat(read(type, event)).isNull();
  }

  private static @Nullable Throwable read(EventType type, JsonNode json) {
    return catchThrowable(
        () -> EventJson.standard().read(type, EventJson.mapper().writeValueAsBytes(json)));
  }

  private static boolean isBeyondSchemas(@Nullable Throwable refused) {
    String said = refused == null ? "" : String.valueOf(refused.getMessage());
    return BEYOND_SCHEMAS.stream().anyMatch(said::endsWith);
  }

  /** Copies of the sample, each with one thing changed. */
  private static List<JsonNode> mutations(ObjectNode sample) {
    List<JsonNode> mutations = new ArrayList<>();
    mutate(sample, sample, mutations);
    return mutations;
  }

  private static void mutate(ObjectNode root, JsonNode node, List<JsonNode> mutations) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (!name.equals("inputs") && !name.equals("document")) {
          JsonNode old = object.get(name);
          mutate(root, old, mutations);
          VALUES.forEach(value -> keepWith(root, object, name, value, mutations));
          object.remove(name);
          mutations.add(root.deepCopy());
          object.set(name, old);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> mutate(root, item, mutations));
    }
  }

  private static void keepWith(
      ObjectNode root, ObjectNode object, String name, JsonNode value, List<JsonNode> mutations) {
    JsonNode old = object.get(name);
    object.set(name, value);
    mutations.add(root.deepCopy());
    object.set(name, old);
  }
}
