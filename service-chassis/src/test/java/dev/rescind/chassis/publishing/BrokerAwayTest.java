package dev.rescind.chassis.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.publishing.PublisherRig.Running;
import dev.rescind.chassis.testing.BrokerBehindProxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokerAwayTest {

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
  void whatIsStoredWhileTheBrokerIsAwayArrivesInOrderWhenItIsBack() throws Exception {
    try (PublisherRig rig = new PublisherRig(broker.bootstrapServers())) {
      Running running = rig.start();
      rig.store("before");
      await().until(() -> rig.published(), List.of("before")::equals);
      broker.takeAway();
      try (Connection connection = rig.connect()) {
        for (int i = 0; i < 1500; i++) {
          PublisherRig.store(connection, "while-" + i);
        }
      }
      running.publisher().wake();
      await().until(() -> isDown(running));
      broker.giveBack();

      await().until(() -> rig.position() == 1501);
      assertThat(rig.published()).isEqualTo(rig.stored());
      await().until(() -> !isDown(running));
    }
  }

  @Test
  void aPublisherStopsInAFewSecondsWithoutTheBroker() throws Exception {
    try (PublisherRig rig = new PublisherRig(broker.bootstrapServers())) {
      EventPublisher publisher = rig.start().publisher();
      rig.store("before");
      await().until(() -> rig.position() == 1);
      broker.takeAway();
      rig.store("unsent");
      publisher.wake();

      long begun = System.nanoTime();
      publisher.stop();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
      broker.giveBack();
      rig.start();
      await().until(() -> rig.published(), List.of("before", "unsent")::equals);
    } finally {
      broker.giveBack();
    }
  }

  private static boolean isDown(Running running) {
    return running.metrics().health().getStatus().getCode().equals("DOWN");
  }
}
