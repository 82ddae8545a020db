package dev.rescind.reporting.ingest;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.PersonalContent;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.UnreadableEventException;
import dev.rescind.reporting.projections.Fact;
import dev.rescind.reporting.projections.Projections;
import dev.rescind.reporting.store.StoredInstant;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Tells events from what is none. Never fails: what cannot be read is a reading, too. */
final class RecordReader {

  private final EventJson json;

  RecordReader(EventJson json) {
    this.json = json;
  }

  Reading read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return event(record);
    } catch (UnreadableEventException
        | NotAnEventException
        | ArithmeticException
        | DateTimeException e) {
      return unreadable(record, String.valueOf(e.getMessage()));
    }
  }

  private Reading event(ConsumerRecord<byte[], byte[]> record) {
    require(
        "1.0".equals(header(record, CloudEventHeaders.SPEC_VERSION)), "ce_specversion must be 1.0");
    String id = required(record, CloudEventHeaders.ID);
    String source = required(record, CloudEventHeaders.SOURCE);
    EventType type = type(required(record, CloudEventHeaders.TYPE));
    byte[] value = record.value();
    if (value == null) {
      throw new NotAnEventException("there is no value");
    }
    String payload = text(value);
    RescindEvent event = json.read(type, value);
    String home = event.topic().topicName();
    require(home.equals(record.topic()), type + " belongs on topic " + home);
    Fact fact = Projections.fact(id, event).orElse(null);
    return new Reading.Event(
        position(record),
        Instant.ofEpochMilli(record.timestamp()),
        id,
        type,
        key(record),
        time(header(record, CloudEventHeaders.TIME)),
        source,
        header(record, CloudEventHeaders.CORRELATION_ID),
        header(record, CloudEventHeaders.CAUSATION_ID),
        payload,
        fact);
  }

  private Reading unreadable(ConsumerRecord<byte[], byte[]> record, String cause) {
    String type = header(record, CloudEventHeaders.TYPE);
    boolean personal = type != null && isPersonal(type);
    return new Reading.Unreadable(
        position(record),
        Instant.ofEpochMilli(record.timestamp()),
        key(record),
        header(record, CloudEventHeaders.ID),
        type,
        cause,
        personal || record.value() == null ? null : ByteBuffer.wrap(record.value()));
  }

  /** Analysts see no names, not even where somebody wrote them on the wrong topic. */
  private static boolean isPersonal(String type) {
    return EventCatalogue.standard()
        .find(type.split("\\.", 2)[0])
        .filter(PersonalContent.class::isAssignableFrom)
        .isPresent();
  }

  private static EventType type(String text) {
    try {
      return EventType.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotAnEventException("ce_type must be a name, .v and a version", e);
    }
  }

  /** Strict, because the database takes the text as JSON and JSON is UTF-8. */
  private static String text(byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      require(text.indexOf('\0') < 0 && !text.startsWith("\uFEFF"), "the value must be UTF-8");
      return text;
    } catch (CharacterCodingException e) {
      throw new NotAnEventException("the value must be UTF-8", e);
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : StoredInstant.storable(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new NotAnEventException("ce_time must be a time as RFC 3339 has it", e);
    }
  }

  private static String required(ConsumerRecord<byte[], byte[]> record, String name) {
    String value = header(record, name);
    if (value == null || value.isBlank()) {
      throw new NotAnEventException(name + " is missing");
    }
    return value;
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static @Nullable String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Position position(ConsumerRecord<byte[], byte[]> record) {
    return new Position(record.topic(), record.partition(), record.offset());
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new NotAnEventException(rule);
    }
  }
}
