package dev.rescind.cancellation;

import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case that was settled before anybody paid, from outside. */
@CancellationTest
class LatePaymentTest {

  private static final Money PAID = new Money(8_000, "EUR");

  private final CaseClient customer;
  private final OrderId order = new OrderId("O-late-" + UUID.randomUUID());
  private TestTopics topics;

  LatePaymentTest(@LocalServerPort int port) {
    this.customer = new CaseClient(port).as(Role.CUSTOMER, "C-" + order);
  }

  @BeforeEach
  void connect() {
    topics = new TestTopics();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  @DisplayName("M2 P6: what goes back after the case was settled shows on the case")
  void whatGoesBackLaterShowsOnTheCase() {
    topics.publish(
        AnOrder.of(order.value(), NOW.minusSeconds(3600))
            .ofCustomer("C-" + order)
            .appointment(1, NOW.plus(Duration.ofDays(5)))
            .placed());
    await().atMost(Duration.ofSeconds(60)).until(() -> customer.order(order).status() == 200);
    CancellationId kase =
        new CancellationId(customer.request(order, "ILLNESS").text("cancellationId"));
    PlayedAnswers others = new PlayedAnswers(topics, order);
    others.nothingToRelease(kase);
    others.nothingCaptured(kase);
    customer.awaitState(kase, "SETTLED");
    assertThat(customer.show(kase).at("/refunded/amount").longValue()).isZero();

    others.refunded(kase, PAID);

    await().atMost(Duration.ofSeconds(60)).until(() -> refunded(kase) == PAID.amount());
    Answer shown = customer.show(kase);
    assertThat(shown.text("state")).isEqualTo("SETTLED");
    assertThat(shown.at("/settlement/0/status").stringValue()).isEqualTo("DONE");
  }

  private long refunded(CancellationId kase) {
    return customer.show(kase).at("/refunded/amount").longValue();
  }
}
