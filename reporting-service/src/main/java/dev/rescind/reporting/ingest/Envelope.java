package dev.rescind.reporting.ingest;

import dev.rescind.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record that make the envelope of an event, read in one pass: a look-up for each
 * goes through all of them. Of a name that is there twice the last one holds.
 */
final class Envelope {

  private static final List<String> NAMES =
      List.of(
          CloudEventHeaders.SPEC_VERSION,
          CloudEventHeaders.ID,
          CloudEventHeaders.SOURCE,
          CloudEventHeaders.TYPE,
          CloudEventHeaders.TIME,
          CloudEventHeaders.CORRELATION_ID,
          CloudEventHeaders.CAUSATION_ID);

  private final @Nullable String[] values = new @Nullable String[NAMES.size()];

  private Envelope() {}

  static Envelope of(Headers headers) {
    Envelope envelope = new Envelope();
    for (Header header : headers) {
      int place = NAMES.indexOf(header.key());
      if (place >= 0) {
        byte[] value = header.value();
        envelope.values[place] = value == null ? null : new String(value, StandardCharsets.UTF_8);
      }
    }
    return envelope;
  }

  /**
   * @throws NotAnEventException if it is not there or blank
   */
  String required(String name) {
    String value = get(name);
    if (value == null || value.isBlank()) {
      throw new NotAnEventException(name + " is missing");
    }
    return value;
  }

  @Nullable String get(String name) {
    return values[NAMES.indexOf(name)];
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
