package dev.rescind.chassis.eventstore;

import static dev.rescind.chassis.sample.SampleProbe.newOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.sample.SampleClock;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RescindEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@SampleTest
class EventSerializerTest {

  private final EventSerializer serializer = new EventSerializer(EventJson.standard());
  private final Commands commands;
  private final JdbcTemplate jdbc;
  private final SettableClock clock;
  private final SampleProbe probe;
  @AutoClose private final TestTopics topics = new TestTopics();

  EventSerializerTest(
      Commands commands, JdbcTemplate jdbc, SettableClock clock, SampleProbe probe) {
    this.commands = commands;
    this.jdbc = jdbc;
    this.clock = clock;
    this.probe = probe;
  }

  @Test
  void anEventAndItsMetadataComeBackAsTheyWere() {
    RescindEvent event = SampleProbe.paid(newOrder(), "p1");
    SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
    assertThat(stored.getType().getName()).isEqualTo("OrderPaid");
    assertThat(stored.getType().getRevision()).isEqualTo("1");
    assertThat(serializer.<byte[], RescindEvent>deserialize(stored)).isEqualTo(event);
    assertThat(serializer.classForType(stored.getType())).isEqualTo(event.getClass());

    MetaData metadata = MetaData.with("causationid", "e1").and("traceparent", "00-t");
    SerializedObject<byte[]> flat = serializer.serialize(metadata, byte[].class);
    assertThat(serializer.<byte[], MetaData>deserialize(flat)).isEqualTo(metadata);
  }

  @Test
  void whatIsStoredIsWhatIsPublished() {
    String order = newOrder();
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    clock.set(SampleClock.START.plusSeconds(42));
    commands.send(
        new Schedule(new OrderId(order), new PaymentId("p1")), new Cause("cause-1", trace));
    Map<String, @Nullable Object> row =
        jdbc.queryForMap("select * from events where stream_id = ?", order);

    await().until(() -> topics.records("refunds", order).size() == 1);
    ConsumerRecord<String, byte[]> record = topics.records("refunds", order).getFirst();

    RescindEvent event =
        EventJson.standard().read(new EventType("RefundScheduled", 1), record.value());
    assertThat(record.value())
        .isEqualTo(row.get("payload"))
        .isEqualTo(EventJson.standard().write(event));
    assertThat(header(record, "ce_type"))
        .isEqualTo(row.get("event_type") + ".v" + row.get("event_version"))
        .isEqualTo("RefundScheduled.v1");
    assertThat(header(record, "ce_id")).isEqualTo(row.get("event_id"));
    assertThat(header(record, "ce_source")).isEqualTo("/rescind/refund-service");
    assertThat(header(record, "ce_subject")).isEqualTo(order);
    assertThat(header(record, "ce_correlationid")).isEqualTo("case-" + order);
    assertThat(header(record, "ce_causationid")).isEqualTo("cause-1");
    assertThat(header(record, "ce_traceparent")).isEqualTo(trace);
  }

  @Test
  void timeAndIdOfAnEventComeFromTheInjectedClock() {
    String order = newOrder();
    Instant then = SampleClock.START.plusSeconds(4711);
    clock.set(then);
    commands.send(new Schedule(new OrderId(order), new PaymentId("p1")), new Cause(null, null));

    Map<String, @Nullable Object> row =
        jdbc.queryForMap("select * from events where stream_id = ?", order);
    UUID id = UUID.fromString(String.valueOf(row.get("event_id")));
    assertThat(Instant.parse(String.valueOf(row.get("recorded_at")))).isEqualTo(then);
    assertThat(id.version()).isEqualTo(7);
    assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(then);
    assertThat(
            probe.count(
                "select count(*) from sample_view where order_id = ? and event_id = ?",
                order,
                id.toString()))
        .isOne();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
