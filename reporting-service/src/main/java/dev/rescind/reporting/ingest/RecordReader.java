package dev.rescind.reporting.ingest;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.InstantText;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Tells events from what is none. Never fails: what cannot be read is a reading, too. */
final class RecordReader {

  /** What a lenient decoder puts where bytes are no character. */
  private static final char REPLACEMENT = '\uFFFD';

  private final EventJson json;

  /** Of the catalogue's types alone, so that nonsense does not fill it. */
  private final Map<String, EventType> types = new ConcurrentHashMap<>();

  RecordReader(EventJson json) {
    this.json = json;
  }

  Reading read(ConsumerRecord<byte[], byte[]> record) {
    Envelope envelope = Envelope.of(record.headers());
    try {
      return event(record, envelope);
    } catch (UnreadableEventException
        | NotAnEventException
        | ArithmeticException
        | DateTimeException e) {
      return unreadable(record, envelope, String.valueOf(e.getMessage()));
    }
  }

  private Reading event(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
    require(
        "1.0".equals(envelope.get(CloudEventHeaders.SPEC_VERSION)), "ce_specversion must be 1.0");
    String id = envelope.required(CloudEventHeaders.ID);
    String source = envelope.required(CloudEventHeaders.SOURCE);
    EventType type = type(envelope.required(CloudEventHeaders.TYPE));
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
        time(envelope.get(CloudEventHeaders.TIME)),
        source,
        envelope.get(CloudEventHeaders.CORRELATION_ID),
        envelope.get(CloudEventHeaders.CAUSATION_ID),
        payload,
        fact);
  }

  private Reading unreadable(
      ConsumerRecord<byte[], byte[]> record, Envelope envelope, String cause) {
    String type = envelope.get(CloudEventHeaders.TYPE);
    boolean personal = type != null && isPersonal(type);
    return new Reading.Unreadable(
        position(record),
        Instant.ofEpochMilli(record.timestamp()),
        key(record),
        envelope.get(CloudEventHeaders.ID),
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

  private EventType type(String text) {
    EventType known = types.get(text);
    return known == null ? newType(text) : known;
  }

  private EventType newType(String text) {
    try {
      EventType type = EventType.parse(text);
      if (EventCatalogue.standard().find(type.name()).isPresent()) {
        types.put(text, type);
      }
      return type;
    } catch (IllegalArgumentException e) {
      throw new NotAnEventException("ce_type must be a name, .v and a version", e);
    }
  }

  /**
   * Strict, because the database takes the text as JSON and JSON is UTF-8. The strict decoder is
   * slow, so it looks only where the lenient one may have replaced something.
   */
  private static String text(byte[] value) {
    try {
      String text = new String(value, StandardCharsets.UTF_8);
      if (text.indexOf(REPLACEMENT) >= 0) {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      }
      require(text.indexOf('\0') < 0 && !text.startsWith("\uFEFF"), "the value must be UTF-8");
      return text;
    } catch (CharacterCodingException e) {
      throw new NotAnEventException("the value must be UTF-8", e);
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : StoredInstant.storable(instant(text));
    } catch (DateTimeException e) {
      throw new NotAnEventException("ce_time must be a time as RFC 3339 has it", e);
    }
  }

  private static Instant instant(String text) {
    return InstantText.parse(text, other -> OffsetDateTime.parse(other).toInstant());
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
