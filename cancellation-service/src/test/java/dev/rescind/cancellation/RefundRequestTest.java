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
import org.springframework.jdbc.core.JdbcTemplate;

/** A policy that leaves it to the customer to ask for the money, from outside. */
@CancellationTest
class RefundRequestTest {

  private static final Money PAID = new Money(8_000, "EUR");

  private final JdbcTemplate jdbc;
  private final CaseClient ops;
  private final CaseClient customer;
  private final CaseClient merchant;
  private final String id = "rr-" + UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("O-" + id);
  private TestTopics topics;

  RefundRequestTest(JdbcTemplate jdbc, @LocalServerPort int port) {
    this.jdbc = jdbc;
    CaseClient api = new CaseClient(port);
    this.ops = api.as(Role.OPS, "o");
    this.customer = api.as(Role.CUSTOMER, "C-" + id);
    this.merchant = api.as(Role.MERCHANT, "M-" + id);
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
  @DisplayName("P6: the case is settled without its refund, and again with it once it is asked for")
  void theRefundFollowsWhenItIsAskedFor() {
    assertThat(ops.postTo("/api/policies", policy()).status()).isEqualTo(201);
    place();
    PlayedAnswers others = new PlayedAnswers(topics, order);

    Answer asked = customer.request(order, "ILLNESS");
    assertThat(asked.text("state")).as(asked.body()).isEqualTo("APPROVED");
    assertThat(asked.at("/refund/amount").longValue()).isEqualTo(PAID.amount());
    CancellationId kase = new CancellationId(asked.text("cancellationId"));
    others.nothingToRelease(kase);
    customer.awaitState(kase, "SETTLED");
    Answer settled = customer.show(kase);
    assertThat(settled.at("/refunded/amount").longValue()).isZero();
    assertThat(settled.at("/refundWaitsForCustomer").booleanValue()).isTrue();
    assertThat(settled.at("/possible").toString()).contains("REQUEST_REFUND");

    merchant.act(kase, "refund-request", "").isProblem(403, "not-yours");
    Answer wanted = customer.act(kase, "refund-request", "");
    assertThat(wanted.text("state")).as(wanted.body()).isEqualTo("APPROVED");
    assertThat(wanted.at("/refundWaitsForCustomer").booleanValue()).isFalse();
    customer.act(kase, "refund-request", "").isProblem(409, "no-refund-waits");

    others.refunded(kase, PAID);
    customer.awaitState(kase, "SETTLED");
    Answer complete = customer.show(kase);
    assertThat(complete.at("/refunded/amount").longValue()).isEqualTo(PAID.amount());
    assertThat(complete.at("/possible").toString()).doesNotContain("REQUEST_REFUND");
  }

  private void place() {
    AnOrder placed =
        AnOrder.of(order.value(), NOW.minusSeconds(3600))
            .ofCustomer("C-" + id)
            .withMerchant("M-" + id)
            .appointment(1, NOW.plus(Duration.ofDays(5)));
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> customer.order(order).at("/paid/amount").asInt(0) > 0);
  }

  private String policy() {
    return """
    {"id": "%s", "version": 1, "effectiveFrom": "2026-01-01T00:00:00Z",
     "scope": {"merchants": ["M-%s"]}, "route": "AUTOMATIC", "refundMode": "ON_REQUEST",
     "selfService": {"requesters": ["CUSTOMER", "MERCHANT", "PLATFORM"]},
     "reasons": ["ILLNESS"],
     "tiers": [{"atLeast": "P1D", "refundPercent": 100}],
     "otherwise": {"refundPercent": 0}, "withoutSlot": {"refundPercent": 0}}
    """
        .formatted(id, id);
  }
}
