package dev.rescind.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.cancellation.texts.Texts;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.BrokerBehindProxy;
import dev.rescind.chassis.testing.ServiceTest;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PersonalContent.TextPublished;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What people wrote, on its way out and erased, with a broker that goes away. */
@ServiceTest
@TestPropertySource(
    properties = {
      "spring.config.name=cancellation-service",
      "rescind.topics.look-every=PT0.5S",
      "rescind.topics.grace=PT0.5S"
    })
class TextsTest {

  private static final BrokerBehindProxy BROKER = new BrokerBehindProxy();
  private static final Duration LONG = Duration.ofSeconds(60);

  private final CaseClient api;
  private final Texts texts;
  private final UnitsOfWork units;
  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final TestTopics topics = new TestTopics(BROKER.bootstrapServers());
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final Requester author = new Requester(Party.CUSTOMER, "C-" + id);
  private final CaseClient support;

  TextsTest(
      @LocalServerPort int port, Texts texts, UnitsOfWork units, JdbcTemplate jdbc, Clock clock) {
    this.api = new CaseClient(port);
    this.support = api.as(Role.SUPPORT, "support");
    this.texts = texts;
    this.units = units;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @TestConfiguration
  static class ProxiedBroker {
    @Bean
    static BeanPostProcessor behindTheProxy() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          if (bean instanceof KafkaProperties kafka) {
            kafka.setBootstrapServers(List.of(BROKER.bootstrapServers()));
          }
          return bean;
        }
      };
    }
  }

  @AfterEach
  void disconnect() {
    BROKER.giveBack();
    topics.close();
  }

  @AfterAll
  static void stopBroker() {
    BROKER.close();
  }

  @Test
  void aTextIsPublishedAndAfterItsErasureATombstone() {
    TextId text = keep("Our train is cancelled.");
    awaitRecords(text, 1);
    assertThat(topics.events(Topic.TEXTS, text.value()))
        .singleElement()
        .isInstanceOfSatisfying(
            TextPublished.class,
            published -> {
              assertThat(published.body()).isEqualTo("Our train is cancelled.");
              assertThat(published.writtenBy()).isEqualTo(Party.CUSTOMER);
            });

    Answer first = support.delete("/api/people/C-" + id + "/content");
    Answer second = support.delete("/api/people/C-" + id + "/content");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("/erased/texts").intValue()).isOne();
    assertThat(second.at("/erased/texts").intValue()).isZero();
    awaitRecords(text, 2);
    assertThat(records(text).getLast().value()).isNull();
    assertThat(texts.read(List.of(text))).isEqualTo(Map.of(text, "[erased]"));
    assertThat(tablesThatMention("Our train is cancelled.")).isEmpty();
  }

  @Test
  void theTopicForgets() throws Exception {
    awaitRecords(keep("so that the topic is there"), 1);
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "texts");
    try (Admin admin = admin()) {
      assertThat(
              admin
                  .describeConfigs(List.of(topic))
                  .all()
                  .get()
                  .get(topic)
                  .get("cleanup.policy")
                  .value())
          .isEqualTo("compact");
    }
  }

  @Test
  void oneTextIsErasedWhoeverWroteIt() {
    TextId text = keep("She called from the hospital.");

    assertThat(support.delete("/api/texts/" + text).status()).isEqualTo(204);
    assertThat(support.delete("/api/texts/" + text).status()).isEqualTo(204);

    assertThat(texts.read(List.of(text))).containsValue("[erased]");
    support.delete("/api/texts/no-such").isProblem(404, "not-found");
  }

  @Test
  void supportAndOpsErase() {
    String path = "/api/people/C-" + id + "/content";
    assertThat(api.as(Role.OPS, "ops").delete(path).status()).isEqualTo(200);
    for (Role role : List.of(Role.CUSTOMER, Role.MERCHANT, Role.ARBITER, Role.ANALYST)) {
      assertThat(api.as(role, "C-" + id).delete(path).status()).isEqualTo(403);
      assertThat(api.as(role, "C-" + id).delete("/api/texts/t").status()).isEqualTo(403);
    }
    assertThat(api.anonymous().delete(path).status()).isEqualTo(401);
    support.delete("/api/people/" + "x".repeat(129) + "/content").isInvalid("personId");
  }

  @Test
  void aTextThatIsTakenBackIsNeverPublished() {
    TextId[] kept = new TextId[1];
    assertThatThrownBy(() ->
            units.run(() -> {
              kept[0] = texts.keep(author, "never said");
              throw new IllegalStateException("refused");
            }))
        .isInstanceOf(IllegalStateException.class);

    awaitRecords(keep("said after it"), 1);
    assertThat(records(kept[0])).isEmpty();
  }

  @Test
  void whatIsWrittenAndErasedWhileTheBrokerIsAwayIsToldWhenItIsBack() {
    TextId before = keep("written before");
    awaitRecords(before, 1);
    BROKER.takeAway();
    support.delete("/api/texts/" + before);
    TextId meanwhile = keep("written meanwhile");
    TextId unsaid = keep("written and erased meanwhile");
    support.delete("/api/texts/" + unsaid);

    BROKER.giveBack();

    awaitRecords(meanwhile, 1);
    await().atMost(LONG).until(() -> records(before).getLast().value() == null);
    await().atMost(LONG).until(() -> !records(unsaid).isEmpty());
    assertThat(records(unsaid).getLast().value()).isNull();
  }

  @Test
  void aTopicThatWasLostIsFilledAgain() throws Exception {
    TextId text = keep("still needed");
    awaitRecords(text, 1);

    try (Admin admin = admin()) {
      admin.deleteTopics(List.of("texts")).all().get();
    }

    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(topics.events(Topic.TEXTS, text.value()))
                .singleElement()
                .isInstanceOf(TextPublished.class));
  }

  @Test
  @DisplayName(
      "P3: own words stay on the record, and off it once they are erased; the log verifies")
  void ownWordsShowAsErasedAndTheLogStillVerifies() {
    OrderId order = new OrderId("O-" + id);
    known(order);
    CaseClient customer = api.as(Role.CUSTOMER, "C-1").withKey("key-" + id);
    String words = "My aunt visits " + id;
    Answer asked = customer.post(order, "{\"reason\":\"OTHER\",\"reasonText\":\"" + words + "\"}");
    assertThat(asked.text("reasonText")).isEqualTo(words);
    assertThat(tablesThatMention(words)).containsExactlyInAnyOrder("idempotent_requests", "texts");

    support.delete("/api/people/C-1/content");

    assertThat(tablesThatMention(words)).isEmpty();
    assertThat(api.search("orderId=" + order).at("/cases/0/reasonText").stringValue())
        .isEqualTo("[erased]");
    assertThat(api.search("orderId=" + order).body()).doesNotContain("aunt");
    assertThat(
            customer.post(order, "{\"reason\":\"OTHER\",\"reasonText\":\"" + words + "\"}").body())
        .isEqualTo("{}");
    verifies();
  }

  private void verifies() {
    CaseClient ops = api.as(Role.OPS, "ops");
    String verification = ops.verify().text("id");
    await()
        .atMost(LONG)
        .until(() -> !ops.verification(verification).at("/finishedAt").isMissingNode());
    assertThat(ops.verification(verification).at("/checks").valueStream())
        .isNotEmpty()
        .allSatisfy(
            check -> assertThat(check.path("found").longValue()).as(check.toString()).isZero());
  }

  private void known(OrderId order) {
    AnOrder placed =
        AnOrder.of(order.value(), clock.instant().minusSeconds(60))
            .appointment(2, clock.instant().plus(Duration.ofDays(10)));
    await().atMost(LONG).until(() -> topicExists("orders"));
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await().atMost(LONG).until(() -> api.order(order).at("/paid/amount").asInt(0) > 0);
  }

  private static boolean topicExists(String topic) throws Exception {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get().contains(topic);
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.bootstrapServers()));
  }

  private TextId keep(String body) {
    return units.call(() -> texts.keep(author, body));
  }

  private List<ConsumerRecord<String, byte[]>> records(TextId text) {
    return topics.records("texts", text.value());
  }

  private void awaitRecords(TextId text, int count) {
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(records(text)).hasSize(count));
  }

  private List<String> tablesThatMention(String words) {
    return jdbc
        .queryForList(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE'",
            String.class)
        .stream()
        .filter(table ->
            jdbc.queryForObject(
                    "select count(*) from "
                        + table
                        + " as t where position(? in t::text) > 0"
                        + " or position(encode(convert_to(?, 'UTF8'), 'hex') in t::text) > 0",
                    Long.class,
                    words,
                    words)
                > 0)
        .toList();
  }
}
