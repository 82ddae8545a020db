package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventJson;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private static final Story STORY =
      new Story("order-1", "merchant-1", Instant.parse("2026-03-01T10:00:00Z"));

  private final RecordReader reader = new RecordReader(EventJson.standard());

  @Test
  void readsTheEnvelopeAndKeepsThePayloadAsItWasPublished() {
    ConsumerRecord<byte[], byte[]> record = new Told("id-1", STORY.completed()).at(3);

    Reading.Event event = (Reading.Event) reader.read(record);

    assertThat(event.id()).isEqualTo("id-1");
    assertThat(event.type()).hasToString("OrderCompleted.v1");
    assertThat(event.position()).isEqualTo(new Position("orders", 0, 3));
    assertThat(event.time()).isEqualTo(Instant.parse("2026-11-22T10:00:00.123456Z"));
    assertThat(event.payload()).isEqualTo(new String(record.value(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CloudEventHeaders.SPEC_VERSION,
        CloudEventHeaders.ID,
        CloudEventHeaders.SOURCE,
        CloudEventHeaders.TYPE
      })
  void keepsARecordWithoutAnEnvelopeAsUnreadable(String header) {
    ConsumerRecord<byte[], byte[]> record = new Told("id-1", STORY.completed()).at(3);
    record.headers().remove(header);

    assertThat(unreadable(record).cause()).contains(header);
    assertThat(unreadable(record).value()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    CloudEventHeaders.SPEC_VERSION + ", 0.3, ce_specversion must be 1.0",
    CloudEventHeaders.TYPE + ", OrderCompleted, 'ce_type must be a name, .v and a version'",
    CloudEventHeaders.TYPE + ", OrderSung.v1, OrderSung.v1",
    CloudEventHeaders.TYPE + ", OrderCompleted.v99, OrderCompleted.v99",
    CloudEventHeaders.TYPE + ", OrderPlaced.v1, OrderPlaced.v1",
    CloudEventHeaders.TIME + ", yesterday, ce_time must be a time as RFC 3339 has it",
    CloudEventHeaders.TIME + ", +12026-01-01T00:00:00Z, ce_time must be a time"
  })
  void saysWhichRuleIsBroken(String header, String value, String cause) {
    ConsumerRecord<byte[], byte[]> record = new Told("id-1", STORY.completed()).at(3);
    record.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));

    assertThat(unreadable(record).cause()).contains(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not json", "{}", "{\"orderId\":\"o\",\"completedAt\":\"x\"}", "\uFEFF{}"})
  void keepsBytesThatMakeNoEventAsUnreadable(String value) {
    ConsumerRecord<byte[], byte[]> record =
        withValue(STORY.completed(), value.getBytes(StandardCharsets.UTF_8));

    assertThat(unreadable(record).id()).isEqualTo("id-1");
  }

  @Test
  void keepsWhatIsNoUtf8AsUnreadable() {
    byte[] json = EventJson.standard().write(STORY.completed());
    byte[] wide = new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);

    assertThat(unreadable(withValue(STORY.completed(), wide)).cause()).contains("UTF-8");
    assertThat(unreadable(withValue(STORY.completed(), new byte[] {(byte) 0xc3, 0x28})).cause())
        .contains("UTF-8");
  }

  @Test
  void keepsATombstoneAsUnreadable() {
    assertThat(unreadable(withValue(STORY.completed(), null)).cause()).contains("no value");
  }

  @Test
  void keepsAnEventWhoseTimeTheDatabaseCannotHoldAsUnreadable() {
    Story late = new Story("order-1", "merchant-1", Instant.parse("+12026-01-01T00:00:00Z"));

    assertThat(unreadable(new Told("id-1", late.completed()).at(0)).cause()).isNotBlank();
  }

  @Test
  void neverKeepsWhatMayBePersonal() {
    ContactPublished contact =
        new ContactPublished(new PersonId("p"), "jo@example.com", "Jo", "en");
    byte[] value = EventJson.standard().write(contact);
    ConsumerRecord<byte[], byte[]> astray = withValue(STORY.completed(), value);
    astray
        .headers()
        .remove(CloudEventHeaders.TYPE)
        .add(CloudEventHeaders.TYPE, "ContactPublished.v1".getBytes(StandardCharsets.UTF_8));

    assertThat(unreadable(astray).value()).isNull();
    assertThat(unreadable(astray).cause())
        .isEqualTo("ContactPublished.v1 belongs on topic contacts");
  }

  private static ConsumerRecord<byte[], byte[]> withValue(
      RescindEvent event, byte @Nullable [] value) {
    ConsumerRecord<byte[], byte[]> whole = new Told("id-1", event).at(0);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(whole.topic(), 0, 0, whole.key(), value);
    whole.headers().forEach(record.headers()::add);
    return record;
  }

  private Reading.Unreadable unreadable(ConsumerRecord<byte[], byte[]> record) {
    return (Reading.Unreadable) reader.read(record);
  }
}
