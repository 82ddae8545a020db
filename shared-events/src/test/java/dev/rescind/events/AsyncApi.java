package dev.rescind.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document, opened. */
final class AsyncApi {

  static final JsonNode DOCUMENT = load();

  private AsyncApi() {}

  static JsonNode channel(Topic topic) {
    return DOCUMENT.at("/channels").get(topic.topicName());
  }

  static JsonNode messages() {
    return DOCUMENT.at("/components/messages");
  }

  static JsonNode envelope() {
    return DOCUMENT.at("/components/schemas/Envelope");
  }

  /** Who does it with a topic: {@code send} or {@code receive}. */
  static List<String> services(Topic topic, String action) {
    return DOCUMENT
        .get("operations")
        .valueStream()
        .filter(operation -> operation.get("action").asString().equals(action))
        .filter(operation ->
            operation.at("/channel/$ref").asString().equals("#/channels/" + topic.topicName()))
        .map(operation -> operation.get("x-service").asString())
        .toList();
  }

  private static JsonNode load() {
    try (InputStream in = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
