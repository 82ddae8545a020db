package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.GoldenSamples.Sample;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every sample ever committed is valid by its schema, is read today and keeps what it says. */
class GoldenSamplesTest {

  private final EventJson json = EventJson.standard();

  static List<Sample> samples() {
    return GoldenSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isValidByItsSchema(Sample sample) {
    assertThat(SchemaValidation.errors(sample.type(), tree(sample))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void survivesReadingAndWriting(Sample sample) {
    RescindEvent event = sample.event();
    byte[] written = json.write(event);

    EventType current = EventCatalogue.typeOf(event.getClass());
    assertThat(json.read(current, written)).isEqualTo(event).hasSameHashCodeAs(event);
    if (sample.type().equals(current)) {
      assertThat(EventJson.mapper().readTree(written)).isEqualTo(tree(sample));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadWithFieldsThatNobodyKnows(Sample sample) {
    ObjectNode later = (ObjectNode) tree(sample);
    later.putObject("addedLater").put("by", "a newer writer");

    assertThat(json.read(sample.type(), EventJson.mapper().writeValueAsBytes(later)))
        .isEqualTo(sample.event());
    assertThat(SchemaValidation.errors(sample.type(), later)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fillsEveryFieldOrOnlyTheRequiredOnes(Sample sample) {
    JsonNode schema = EventSchemas.load(sample.type());
    TreeSet<String> wanted = new TreeSet<>();
    if (sample.resource().endsWith(".minimal.json")) {
      schema.get("required").forEach(name -> wanted.add(name.asString()));
    } else {
      wanted.addAll(schema.get("properties").propertyNames());
    }

    assertThat(new TreeSet<>(tree(sample).propertyNames())).isEqualTo(wanted);
  }

  @Test
  void allOfAnEventOrOfAKindAreFound() {
    assertThat(GoldenSamples.events(RefundEvent.class)).hasSize(14);
    assertThat(GoldenSamples.events(OrderEvent.OrderPaid.class)).hasSize(2);
    assertThat(GoldenSamples.events()).hasSize(2 * EventCatalogue.standard().events().size());
    assertThat(GoldenSamples.full(OrderEvent.OrderPlaced.class).reorderOf()).isNotNull();
    assertThat(GoldenSamples.minimal(OrderEvent.OrderPlaced.class).reorderOf()).isNull();
  }

  private static JsonNode tree(Sample sample) {
    return EventJson.mapper().readTree(sample.json());
  }
}
