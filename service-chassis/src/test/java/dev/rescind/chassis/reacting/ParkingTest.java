package dev.rescind.chassis.reacting;

import static dev.rescind.chassis.sample.SampleProbe.newOrder;
import static dev.rescind.chassis.sample.SampleProbe.paid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.sample.SampleHttp;
import dev.rescind.chassis.sample.SampleHttp.Answer;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.EventJson;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@SampleTest
class ParkingTest {

  private static final String OPS = TestTokens.token(Role.OPS, "operator");
  private static final String PAID = "OrderPaid.v1";

  private final SampleProbe probe;
  private final SampleHttp http;
  private final Script script;
  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  @AutoClose private final TestTopics topics = new TestTopics();

  ParkingTest(
      SampleProbe probe, SampleHttp http, Script script, SettableClock clock, JdbcTemplate jdbc) {
    this.probe = probe;
    this.http = http;
    this.script = script;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  @BeforeEach
  @AfterEach
  void parkNothing() {
    jdbc.update("delete from parked_records");
  }

  @Test
  void poisonIsParkedWithItsCauseAndTheRestOfItsBatchGoesOn() {
    String malformed = newOrder();
    String unreadable = newOrder();
    String misplaced = newOrder();
    String later = newOrder();
    String throwing = newOrder();
    String nameless = newOrder();
    String good = newOrder();
    script.failing(throwing, 100, new IllegalArgumentException("scripted"));

    publish(malformed, id(), "no type at all", json(malformed));
    publish(unreadable, id(), PAID, "{\"orderId\":".getBytes(UTF_8));
    publish(misplaced, id(), PAID, json(good));
    publish(later, id(), "OrderPaid.v9", json(later));
    publish(throwing, id(), PAID, json(throwing));
    publish(nameless, " ", PAID, json(nameless));
    topics.publish(Topic.ORDERS, null, id(), PAID, json(good));
    topics.publish(paid(good, "p1"));

    await().until(() -> probe.count("select count(*) from parked_records") == 7);
    await().until(() -> probe.payments(good), List.of("p1")::equals);
    assertThat(causeOf(malformed))
        .isEqualTo("MalformedRecordException: header ce_type must be Name.vN");
    assertThat(causeOf(unreadable)).startsWith("UnreadableEventException: OrderPaid.v1 at $");
    assertThat(causeOf(misplaced))
        .isEqualTo("MalformedRecordException: the record's key must be " + good);
    assertThat(causeOf(later)).isEqualTo("UnreadableEventException: OrderPaid.v9 is newer than v1");
    assertThat(causeOf(throwing)).isEqualTo("IllegalArgumentException: scripted");
    assertThat(causeOf(nameless))
        .isEqualTo("MalformedRecordException: header ce_id must be 1 to 128 characters");
    assertThat(
            jdbc.queryForObject(
                "select detail from parked_records where record_key is null", String.class))
        .isEqualTo("MalformedRecordException: the record's key must be " + good);
    assertThat(probe.events(throwing)).isZero();
  }

  @Test
  void aKeyThatNoTableTakesIsParkedToo() {
    String good = newOrder();
    publish("k".repeat(3000), id(), PAID, json(good));
    publish("k\0k", id(), PAID, json(good));
    publish(good, "id\0", PAID, json(good));
    topics.publish(paid(newOrder(), "p1"));

    await().until(() -> probe.count("select count(*) from parked_records") == 3);
  }

  @Test
  void laterEventsOfAKeyWaitBehindAParkedOneAndOtherKeysGoOn() {
    String blocked = newOrder();
    String other = newOrder();
    script.failing(blocked, 100, new IllegalStateException("scripted"));

    topics.publish(paid(blocked, "p1"));
    topics.publish(paid(other, "p1"));
    topics.publish(paid(blocked, "p2"));
    await().until(() -> probe.parked(blocked) == 2);
    topics.publish(paid(blocked, "p3"));
    topics.publish(paid(other, "p2"));

    await().until(() -> probe.parked(blocked) == 3);
    await().until(() -> probe.payments(other), List.of("p1", "p2")::equals);
    assertThat(probe.events(blocked)).isZero();
    assertThat(waiting(blocked)).containsExactly("f", "t", "t");
  }

  @Test
  void aRedriveHandlesAKeyInItsOrderOnceTheCauseIsGone() {
    String order = newOrder();
    script.failing(order, 100, new IllegalStateException("scripted"));
    String first = topics.publish(paid(order, "p1"));
    topics.publish(paid(order, "p2"));
    topics.publish(first, paid(order, "p1"));
    await().until(() -> probe.parked(order) == 3);
    long id = firstId(order);

    Answer failedAgain = http.post("/ops/dead-letters/" + id + "/redrive", OPS, "");
    assertThat(failedAgain.json().toString()).isEqualTo("{\"handled\":0,\"failed\":1}");
    assertThat(waiting(order)).containsExactly("f", "t", "t");
    assertThat(probe.count("select attempts from parked_records where id = ?", id)).isEqualTo(2);

    script.heal(order);
    Answer handled = http.post("/ops/dead-letters/" + id + "/redrive", OPS, "");
    assertThat(handled.json().toString()).isEqualTo("{\"handled\":3,\"failed\":0}");
    assertThat(probe.payments(order)).containsExactly("p1", "p2");
    assertThat(probe.parked(order)).isZero();

    topics.publish(paid(order, "p3"));
    await().until(() -> probe.payments(order), List.of("p1", "p2", "p3")::equals);
  }

  @Test
  void aRedriveOfEverythingTellsWhatItDidAndKeepsWhatFailsAgain() {
    String healed = newOrder();
    String broken = newOrder();
    script.failing(healed, 100, new IllegalStateException("scripted"));
    script.failing(broken, 1000, new IllegalStateException("scripted"));
    for (String order : List.of(healed, broken)) {
      topics.publish(paid(order, "p1"));
      topics.publish(paid(order, "p2"));
    }
    await().until(() -> probe.parked(healed) + probe.parked(broken) == 4);
    script.heal(healed);

    Answer answer = http.post("/ops/dead-letters/redrive", OPS, "");

    assertThat(answer.json().toString()).isEqualTo("{\"handled\":2,\"failed\":1}");
    assertThat(probe.payments(healed)).containsExactly("p1", "p2");
    assertThat(waiting(broken)).containsExactly("f", "t");
    assertThat(probe.events(broken)).isZero();
  }

  @Test
  void whatNothingCanHelpIsGivenUpOnRecordAndThoseBehindItGoOn() {
    String order = newOrder();
    publish(order, id(), PAID, "{}".getBytes(UTF_8));
    topics.publish(paid(order, "p1"));
    await().until(() -> probe.parked(order) == 2);
    long id = firstId(order);

    Answer outcome =
        http.post("/ops/dead-letters/" + id + "/discard", OPS, "{\"reason\":\"sent by a test\"}");

    assertThat(outcome.json().toString()).isEqualTo("{\"handled\":1,\"failed\":0}");
    assertThat(probe.payments(order)).containsExactly("p1");
    assertThat(probe.parked(order)).isZero();
    JsonNode given = http.get("/ops/dead-letters/discarded", OPS).json().at("/records/0");
    assertThat(given.path("key").asString()).isEqualTo(order);
    assertThat(given.path("reason").asString()).isEqualTo("sent by a test");
    assertThat(given.path("discardedBy").asString()).isEqualTo("operator");
    assertThat(given.path("detail").asString()).contains("OrderPaid.v1");
    Answer again = http.post("/ops/dead-letters/" + id + "/discard", OPS, "{\"reason\":\"again\"}");
    assertThat(again.status()).isEqualTo(404);
  }

  @Test
  void neitherWhatOnlyWaitsNorAnythingWithoutAReasonIsGivenUp() {
    String order = newOrder();
    publish(order, id(), PAID, "{}".getBytes(UTF_8));
    topics.publish(paid(order, "p1"));
    await().until(() -> probe.parked(order) == 2);
    long first = firstId(order);
    long waiting = probe.count("select max(id) from parked_records where record_key = ?", order);

    Answer refused =
        http.post("/ops/dead-letters/" + waiting + "/discard", OPS, "{\"reason\":\"no use\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).isEqualTo("urn:rescind:problem:waits-behind-another");
    for (String reason :
        List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "r".repeat(501) + "\"}")) {
      Answer invalid = http.post("/ops/dead-letters/" + first + "/discard", OPS, reason);
      assertThat(invalid.status()).isEqualTo(400);
      assertThat(invalid.text("field")).isEqualTo("reason");
    }
    assertThat(probe.parked(order)).isEqualTo(2);
  }

  @Test
  void whatIsParkedIsListedAndShown() {
    String order = newOrder();
    publish(order, "the-id", PAID, "{}".getBytes(UTF_8));
    await().until(() -> probe.parked(order) == 1);

    Answer page = http.get("/ops/dead-letters", OPS);
    assertThat(page.json().path("total").asInt()).isOne();
    assertThat(page.json().at("/records/0/key").asString()).isEqualTo(order);
    assertThat(page.json().at("/records/0/headers/ce_id").asString()).isEqualTo("the-id");
    assertThat(page.body()).doesNotContain("\"value\"");
    Answer shown = http.get("/ops/dead-letters/" + firstId(order), OPS);
    assertThat(shown.text("value")).isEqualTo("{}");
    assertThat(http.get("/ops/dead-letters/0", OPS).status()).isEqualTo(404);
  }

  @Test
  void onlyOperatorsSeeAndRedriveWhatIsParked() {
    String merchant = TestTokens.token(Role.MERCHANT, "merchant-1");
    assertThat(http.get("/ops/dead-letters", null).status()).isEqualTo(401);
    assertThat(http.get("/ops/dead-letters", merchant).status()).isEqualTo(403);
    assertThat(http.post("/ops/dead-letters/1/discard", merchant, "{}").status()).isEqualTo(403);
    assertThat(http.post("/ops/dead-letters/redrive", null, "").status()).isEqualTo(401);
    assertThat(http.post("/ops/dead-letters/redrive", merchant, "").status()).isEqualTo(403);
  }

  @Test
  void aParkedRecordIsCopiedToTheDeadLetterTopicWithItsCause() {
    String order = newOrder();
    publish(order, "copied-" + order, PAID, "{}".getBytes(UTF_8));
    await().until(() -> probe.parked(order) == 1);

    await()
        .until(() -> {
          clock.advance(Duration.ofSeconds(3));
          return probe.count("select count(*) from parked_records where copied_at is null") == 0;
        });
    List<ConsumerRecord<String, byte[]>> copies =
        topics.records("orders.refund-service.dlt", order);
    assertThat(copies).as("once, or again where the broker's answer was late").isNotEmpty();
    ConsumerRecord<String, byte[]> copy = copies.getFirst();
    assertThat(copy.value()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(header(copy, "ce_id")).isEqualTo("copied-" + order);
    assertThat(header(copy, "rescind_cause")).isEqualTo("UnreadableEventException");
    assertThat(header(copy, "rescind_detail")).contains("OrderPaid.v1");
    assertThat(header(copy, "rescind_origin")).startsWith("orders-");
  }

  private void publish(String key, String id, String type, byte[] value) {
    topics.publish(Topic.ORDERS, key, id, type, value);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static byte[] json(String order) {
    return EventJson.standard().write(paid(order, "p1"));
  }

  private String causeOf(String key) {
    return probe.strings("select detail from parked_records where record_key = ?", key).getFirst();
  }

  private List<String> waiting(String key) {
    return probe.strings(
        "select waiting from parked_records where record_key = ? order by id", key);
  }

  private long firstId(String key) {
    return probe.count("select min(id) from parked_records where record_key = ?", key);
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
