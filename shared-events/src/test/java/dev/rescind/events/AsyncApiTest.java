package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {

  @Test
  void theChannelsAreTheTopics() {
    assertThat(AsyncApi.DOCUMENT.get("asyncapi").asString()).isEqualTo("3.0.0");
    assertThat(new TreeSet<>(AsyncApi.DOCUMENT.get("channels").propertyNames()))
        .isEqualTo(
            Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @EnumSource
  void aChannelHasTheWriterTheRetentionAndTheCleanUpOfItsTopic(Topic topic) {
    JsonNode channel = AsyncApi.channel(topic);
    boolean forEver = topic.retention() == Topic.Retention.FOR_EVER;
    JsonNode configuration = channel.at("/bindings/kafka/topicConfiguration");

    assertThat(channel.get("address").asString()).isEqualTo(topic.topicName());
    assertThat(channel.get("x-writer").asString()).isEqualTo(topic.writer());
    assertThat(channel.get("x-retention").asString()).isEqualTo(topic.retention().name());
    assertThat(configuration.at("/cleanup.policy/0").asString())
        .isEqualTo(forEver ? "delete" : "compact");
    assertThat(configuration.has("retention.ms")).isEqualTo(forEver);
    assertThat(AsyncApi.services(topic, "send")).containsExactly(topic.writer());
    assertThat(AsyncApi.services(topic, "receive")).doesNotContain(topic.writer()).isNotEmpty();
  }

  @Test
  void personalContentIsReadByNobodyWhoNeedsNoNames() {
    assertThat(AsyncApi.services(Topic.CONTACTS, "receive"))
        .containsExactly("notification-service");
    assertThat(AsyncApi.services(Topic.TEXTS, "receive")).containsExactly("notification-service");
  }

  @Test
  void aMessageRefersToItsSchemaItsSamplesAndTheEnvelope() {
    AsyncApi.messages()
        .properties()
        .forEach(message -> {
          String type = message.getKey();
          JsonNode said = message.getValue();
          EventType event = EventType.parse(type);
          assertThat(said.at("/payload/schema/$ref").asString())
              .isEqualTo("./dev/rescind/events/schemas/" + EventSchemas.fileName(event));
          assertThat(said.at("/examples/0/payload/$ref").asString())
              .isEqualTo("./dev/rescind/events/" + GoldenSamples.full(event));
          assertThat(said.at("/examples/1/payload/$ref").asString())
              .isEqualTo("./dev/rescind/events/" + GoldenSamples.minimal(event));
          assertThat(said.at("/traits/0/$ref").asString())
              .isEqualTo("#/components/messageTraits/cloudEvent");
          assertThat(said.get("summary").asString())
              .isEqualTo(EventSchemas.load(event).get("description").asString());
        });
  }

  @Test
  void theEnvelopeNamesTheHeadersThatTheCodeNames() {
    Set<String> names =
        Arrays.stream(CloudEventHeaders.class.getFields())
            .map(AsyncApiTest::value)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(new TreeSet<>(AsyncApi.envelope().get("properties").propertyNames()))
        .isEqualTo(names);
  }

  @Test
  void everyReferenceInsideTheDocumentLeadsSomewhere() {
    List<JsonNode> references = AsyncApi.DOCUMENT.findValues("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference -> {
          String target = reference.asString();
          if (target.startsWith("#")) {
            assertThat(AsyncApi.DOCUMENT.at(target.substring(1)).isObject()).isTrue();
          } else {
            assertThat(AsyncApi.class.getResource(target.substring(1))).as(target).isNotNull();
          }
        });
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
