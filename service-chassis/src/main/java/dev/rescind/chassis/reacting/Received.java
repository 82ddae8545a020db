package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventType;
import dev.rescind.events.RescindEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as it came, and what its headers say. */
record Received(ConsumerRecord<String, byte[]> kafka) {

  private static final String OUR_SOURCES = "/rescind/";
  private static final int LONGEST_KEY = 256;
  private static final int LONGEST_SOURCE = 256;
  private static final String UNSAID = "?";

  /** What tells an event from every other: ids are unique within their source alone. */
  record Identity(String source, String eventId) {}

  /**
   * The key as it can be stored. No key of ours is longer or has a zero in it, so what is changed
   * here belongs to a record that can only be parked.
   */
  @Nullable String key() {
    String key = kafka.key();
    if (key == null) {
      return null;
    }
    String storable = key.replace('\0', '\uFFFD');
    return storable.length() <= LONGEST_KEY ? storable : storable.substring(0, LONGEST_KEY);
  }

  /** Where it stands on the broker. */
  String origin() {
    return kafka.topic() + "-" + kafka.partition() + "@" + kafka.offset();
  }

  /** The event type, if there is a readable one. */
  Optional<EventType> type() {
    String text = header(CloudEventHeaders.TYPE);
    try {
      return text == null ? Optional.empty() : Optional.of(EventType.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What it is known by when it comes again. A tombstone has no headers and is known by its place
   * and time: delivered again, it must not erase what was published after it.
   *
   * @throws MalformedRecordException if an event has no id
   */
  String eventId() {
    if (isTombstone()) {
      return "tombstone " + origin() + " " + kafka.timestamp();
    }
    String id = header(CloudEventHeaders.ID);
    if (id == null || id.isBlank() || id.length() > 128) {
      throw new MalformedRecordException("header ce_id must be 1 to 128 characters");
    }
    return id;
  }

  /**
   * Who published it; a question mark where that is not said.
   *
   * @throws MalformedRecordException if it cannot be stored
   */
  String source() {
    String source = isTombstone() ? null : header(CloudEventHeaders.SOURCE);
    if (source != null && (source.length() > LONGEST_SOURCE || source.indexOf('\0') >= 0)) {
      throw new MalformedRecordException("header ce_source must be at most 256 characters");
    }
    return source == null || source.isEmpty() ? UNSAID : source;
  }

  Identity identity() {
    return new Identity(source(), eventId());
  }

  /**
   * How long it was on its way: since the service that wrote it stored it; for what upstream wrote,
   * whose {@code ce_time} may be any time of its business, since it was sent. The broker notes that
   * by the time of the world, which need not be the services'.
   *
   * @param now by the services' clock
   * @param outside the same by the world's
   */
  Duration delay(Instant now, Instant outside) {
    String time = header(CloudEventHeaders.TIME);
    String source = header(CloudEventHeaders.SOURCE);
    Duration sinceSent = Duration.between(Instant.ofEpochMilli(kafka.timestamp()), outside);
    if (time == null || source == null || !source.startsWith(OUR_SOURCES)) {
      return sinceSent;
    }
    try {
      return Duration.between(Instant.parse(time), now);
    } catch (DateTimeParseException e) {
      return sinceSent;
    }
  }

  boolean isTombstone() {
    return kafka.value() == null;
  }

  Cause cause() {
    return new Cause(
        eventId(), header(CloudEventHeaders.TRACE_PARENT), header(CloudEventHeaders.CAUSATION_ID));
  }

  @Nullable String header(String name) {
    Header header = kafka.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /**
   * @throws MalformedRecordException if the key is not the one that the event demands; order per
   *     key would be lost
   */
  void requireKeyOf(RescindEvent event) {
    if (!event.key().equals(kafka.key())) {
      throw new MalformedRecordException("the record's key must be " + event.key());
    }
  }
}
