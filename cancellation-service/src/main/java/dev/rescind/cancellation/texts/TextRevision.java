package dev.rescind.cancellation.texts;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.PersonalContent.TextPublished;
import dev.rescind.events.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A text that the topic does not show yet as it is now.
 *
 * @param revision 1 as it was written, 2 erased
 * @param text absent where it was erased
 */
record TextRevision(String textId, int revision, @Nullable TextPublished text) {

  private static final String TOPIC = Topic.TEXTS.topicName();

  /** The record that shows it: a CloudEvent, or the key without a value. */
  ProducerRecord<String, byte[]> toRecord() {
    if (text == null) {
      return new ProducerRecord<>(TOPIC, textId, null);
    }
    ProducerRecord<String, byte[]> published =
        new ProducerRecord<>(TOPIC, textId, EventJson.standard().write(text));
    header(published, CloudEventHeaders.SPEC_VERSION, "1.0");
    header(published, CloudEventHeaders.ID, textId);
    header(published, CloudEventHeaders.SOURCE, "/rescind/" + Topic.TEXTS.writer());
    header(
        published, CloudEventHeaders.TYPE, EventCatalogue.typeOf(TextPublished.class).toString());
    header(published, CloudEventHeaders.SUBJECT, textId);
    header(published, CloudEventHeaders.TIME, text.writtenAt().toString());
    header(published, CloudEventHeaders.CONTENT_TYPE, "application/json");
    return published;
  }

  private static void header(ProducerRecord<String, byte[]> published, String name, String value) {
    published.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
