package dev.rescind.cancellation;

import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A payment that cannot be of its order: it is in another currency. */
@CancellationTest
class ForeignPaymentTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final CaseClient api;
  private final MeterRegistry registry;
  private final OrderId order = new OrderId("O-foreign-" + UUID.randomUUID());
  private final PaymentId stranger = new PaymentId(order + "-dollars");
  private TestTopics topics;

  ForeignPaymentTest(@LocalServerPort int port, MeterRegistry registry) {
    this.api = new CaseClient(port);
    this.registry = registry;
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
  @DisplayName("P6 P9: a payment in another currency is shown, counted for operators, and no more")
  void countsForNothing() {
    double before = counted();
    topics.publish(anOrder().placed());
    topics.publish(dollars());
    topics.publish(new PaymentReturned(order, stranger, "r-1", new Money(100, "USD"), NOW, false));
    topics.publish(anOrder().paid());
    await().atMost(SOON).until(() -> api.order(order).at("/paid/amount").intValue() == 8_000);

    Answer shown = api.order(order);
    assertThat(shown.at("/payments").size()).as(shown.body()).isEqualTo(2);
    assertThat(shown.at("/returned").toString()).isEqualTo("{\"amount\":0,\"currency\":\"EUR\"}");
    assertThat(api.get("/api/orders?customerId=C-" + order).status()).isEqualTo(200);
    Answer asked = api.as(Role.CUSTOMER, "C-" + order).request(order, "ILLNESS");
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(asked.at("/refund/amount").intValue()).isEqualTo(8_000);
    assertThat(asked.at("/settlement/0/detail/captured/amount").intValue()).isEqualTo(8_000);
    assertThat(counted()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("P9: a payment that comes before its order is found out when the order comes")
  void isFoundOutWhenTheOrderComes() {
    double before = counted();
    topics.publish(dollars());
    topics.publish(anOrder().placed());

    await().atMost(SOON).until(() -> counted() == before + 1);
    assertThat(api.order(order).text("state")).isEqualTo("PLACED");
  }

  private double counted() {
    return registry.get("rescind.orders.payments.foreign").counter().count();
  }

  private OrderPaid dollars() {
    return new OrderPaid(
        order, stranger, new Money(9_000, "USD"), "CARD", NOW.minusSeconds(60), false);
  }

  private AnOrder anOrder() {
    return AnOrder.of(order.value(), NOW.minusSeconds(3600))
        .ofCustomer("C-" + order)
        .appointment(1, NOW.plus(Duration.ofDays(5)));
  }
}
