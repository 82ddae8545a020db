package dev.rescind.chassis;

import static dev.rescind.chassis.sample.SampleProbe.newOrder;
import static dev.rescind.chassis.sample.SampleProbe.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.sample.SampleClock;
import dev.rescind.chassis.sample.SampleCommand.Schedule;
import dev.rescind.chassis.sample.SampleHttp;
import dev.rescind.chassis.sample.SampleHttp.Answer;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleServiceApplication;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.BrokerBehindProxy;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestDatabase;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service through starts and stops, with a broker that comes and goes. */
class LifecycleTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OPS = TestTokens.token(Role.OPS, "operator");

  private static BrokerBehindProxy broker;

  @BeforeAll
  static void startBroker() {
    broker = new BrokerBehindProxy();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void aServiceStartsWithoutItsBrokerAndTellsTheTruthAboutIt() {
    broker.takeAway();
    ConfigurableApplicationContext service = start(TestDatabase.create());
    try {
      assertThat(readiness(service).status()).isEqualTo(503);
      String order = newOrder();
      schedule(service, order);
      broker.giveBack();

      await().atMost(PATIENCE).until(() -> readiness(service).status() == 200);
      try (TestTopics topics = new TestTopics(broker.bootstrapServers())) {
        await().until(() -> topics.events(Topic.REFUNDS, order).size() == 1);
        topics.publish(paid(order, "p1"));
        await().atMost(PATIENCE).until(() -> service.getBean(SampleProbe.class).events(order) == 2);
      }

      broker.takeAway();
      schedule(service, order);
      await().atMost(PATIENCE).until(() -> status(service, "publisher").equals("DOWN"));
      await().atMost(PATIENCE).until(() -> status(service, "consumer").equals("OUT_OF_SERVICE"));
      assertThat(readiness(service).status()).isEqualTo(503);
      assertThat(liveness(service).status()).isEqualTo(200);
      assertThat(closing(service)).isLessThan(Duration.ofSeconds(60));
    } finally {
      broker.giveBack();
      service.close();
    }
  }

  @Test
  void deadlinesAndEventsSurviveARestart() {
    TestDatabase database = TestDatabase.create();
    String order = newOrder();
    String id = newOrder();
    try (ConfigurableApplicationContext first = start(database)) {
      await().atMost(PATIENCE).until(() -> readiness(first).status() == 200);
      first
          .getBean(Scheduler.class)
          .schedule(
              new TaskInstance<>("sample-deadline", id),
              SampleClock.START.plus(Duration.ofHours(1)));
      schedule(first, order);
      assertThat(closing(first)).isLessThan(Duration.ofSeconds(40));
    }

    try (ConfigurableApplicationContext second = start(database);
        TestTopics topics = new TestTopics(broker.bootstrapServers())) {
      schedule(second, order);
      second.getBean(SettableClock.class).advance(Duration.ofHours(1));

      await().until(() -> second.getBean(Script.class).deadlines(), List.of(id)::equals);
      await().atMost(PATIENCE).until(() -> topics.events(Topic.REFUNDS, order).size() == 2);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(metrics(second))
                  .contains("rescind_listener_received_total{service=\"refund-service\"}")
                  .contains("rescind_publisher_published_total{service=\"refund-service\"}")
                  // Two events; a unit that was begun again leaves a gap in the positions.
                  .containsPattern("rescind_publisher_position\\{service=\"refund-service\"} [2-9]")
                  .contains("rescind_effects_waiting{")
                  .contains("rescind_listener_parked_current{")
                  .contains("rescind_publisher_behind{service=\"refund-service\"} 0.0")
                  .contains("rescind_listener_lag{")
                  .contains("hikaricp_connections"));
    }
  }

  private static ConfigurableApplicationContext start(TestDatabase database) {
    return new SpringApplicationBuilder(SampleServiceApplication.class)
        .sources(SampleProbe.class, SampleHttp.class)
        .web(WebApplicationType.SERVLET)
        .initializers(context ->
            context
                .getBeanFactory()
                .registerSingleton("clock", new SettableClock(SampleClock.START)))
        .properties(Map.of("spring.config.name", "chassis-sample"))
        .run(
            "--server.port=0",
            "--spring.kafka.consumer.properties[session.timeout.ms]=6000",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--spring.datasource.url=" + database.getJdbcUrl(),
            "--spring.datasource.username=" + database.getUsername(),
            "--spring.datasource.password=" + database.getPassword(),
            "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                + TestTokens.publicKeyLocation());
  }

  private static void schedule(ConfigurableApplicationContext service, String order) {
    service
        .getBean(Commands.class)
        .send(new Schedule(new OrderId(order), new PaymentId("p1")), new Cause(null, null));
  }

  private static Answer readiness(ConfigurableApplicationContext service) {
    return service.getBean(SampleHttp.class).get("/actuator/health/readiness", OPS);
  }

  private static Answer liveness(ConfigurableApplicationContext service) {
    return service.getBean(SampleHttp.class).get("/actuator/health/liveness", null);
  }

  private static String status(ConfigurableApplicationContext service, String component) {
    return readiness(service).json().at("/components/" + component + "/status").asString("");
  }

  private static String metrics(ConfigurableApplicationContext service) {
    return service.getBean(SampleHttp.class).get("/actuator/prometheus", null).body();
  }

  private static Duration closing(ConfigurableApplicationContext service) {
    long begun = System.nanoTime();
    service.close();
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
