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
import dev.rescind.events.StepId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases that were settled before all was paid, from outside. */
@CancellationTest
class LatePaymentTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Money PAID = new Money(8_000, "EUR");
  private static final Money PART = new Money(3_000, "EUR");

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
    CancellationId kase = cancelled();
    PlayedAnswers others = new PlayedAnswers(topics, order);
    others.nothingToRelease(kase);
    others.nothingCaptured(kase);
    customer.awaitState(kase, "SETTLED");
    assertThat(customer.show(kase).at("/refunded/amount").longValue()).isZero();

    others.refunded(kase, PAID);

    awaitRefunded(kase, PAID);
    Answer shown = customer.show(kase);
    assertThat(shown.text("state")).isEqualTo("SETTLED");
    assertThat(shown.at("/settlement/0/status").stringValue()).isEqualTo("DONE");
  }

  @Test
  @DisplayName("M2 P6: a part that goes back later adds to the part that was, or is for people")
  void thePartThatGoesBackLaterShowsToo() {
    CancellationId kase = cancelled();
    StepId refund = new StepId(kase + "/refund");
    PlayedAnswers others = new PlayedAnswers(topics, order);
    others.nothingToRelease(kase);
    others.refunded(kase, PART);
    customer.awaitState(kase, "SETTLED");
    awaitRefunded(kase, PART);

    others.refused(refund, kase, PAID.minus(PART));
    awaitAttention(kase, "STEP_FAILED");
    Answer shown = customer.show(kase);
    assertThat(shown.text("state")).isEqualTo("SETTLED");
    assertThat(shown.at("/settlement/0/status").stringValue()).isEqualTo("FAILED");
    assertThat(shown.at("/refunded/amount").longValue()).isEqualTo(PART.amount());

    others.refunded(refund, kase, PAID.minus(PART), PAID);
    awaitRefunded(kase, PAID);
    awaitAttention(kase, "");
    assertThat(customer.show(kase).text("state")).isEqualTo("SETTLED");
  }

  @Test
  @DisplayName("P6 K7: a refund that failed stays before people, whatever is ruled of a contest")
  void aFailedRefundOutlivesAContest() {
    CancellationId kase = cancelled();
    PlayedAnswers others = new PlayedAnswers(topics, order);
    others.nothingToRelease(kase);
    others.refunded(kase, PART);
    customer.awaitState(kase, "SETTLED");
    others.refused(new StepId(kase + "/refund"), kase, PAID.minus(PART));
    awaitAttention(kase, "STEP_FAILED");

    Answer disputed =
        customer.act(kase, "dispute", "{\"ground\":\"OTHER\",\"statement\":\"I paid more.\"}");
    assertThat(disputed.text("state")).as(disputed.body()).isEqualTo("DISPUTED");
    Answer ruled =
        customer
            .as(Role.ARBITER, "arbiter")
            .act(kase, "ruling", "{\"fault\":\"CUSTOMER\",\"reason\":\"It is on its way.\"}");

    assertThat(ruled.text("state")).as(ruled.body()).isEqualTo("SETTLED");
    assertThat(ruled.text("attention")).isEqualTo("STEP_FAILED");
  }

  @Test
  @DisplayName("K11 P6: what goes back later for an offer that was taken shows on the case")
  void whatGoesBackLaterForAnOfferShowsToo() {
    CaseClient merchant = customer.as(Role.MERCHANT, "M-1");
    publish(anOrder().inCategory("experiences"));
    CancellationId kase = ask("CHANGE_OF_PLANS");
    Answer offered =
        merchant.act(
            kase,
            "alternatives",
            """
            {"kind":"PACKAGE_CHANGE","details":"No lunch","amount":{"amount":8000,"currency":"EUR"}}
            """);
    assertThat(offered.text("state")).as(offered.body()).isEqualTo("ALTERNATIVE_OFFERED");
    customer.act(kase, "alternatives/1/acceptance", "");
    StepId step = new StepId(kase + "/alternative-1");
    PlayedAnswers others = new PlayedAnswers(topics, order);
    others.refunded(step, kase, PART, PART);
    customer.awaitState(kase, "KEPT");
    awaitRefunded(kase, PART);

    others.refunded(step, kase, PAID.minus(PART), PAID);

    awaitRefunded(kase, PAID);
    assertThat(customer.show(kase).text("state")).isEqualTo("KEPT");
  }

  private CancellationId cancelled() {
    publish(anOrder());
    return ask("ILLNESS");
  }

  private AnOrder anOrder() {
    return AnOrder.of(order.value(), NOW.minusSeconds(3600)).ofCustomer("C-" + order);
  }

  private void publish(AnOrder empty) {
    AnOrder placed = empty.appointment(1, NOW.plus(Duration.ofDays(5)));
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await()
        .atMost(SOON)
        .until(() -> customer.order(order).at("/paid/amount").asInt(0) == PAID.amount());
  }

  private CancellationId ask(String reason) {
    return new CancellationId(customer.request(order, reason).text("cancellationId"));
  }

  private void awaitRefunded(CancellationId kase, Money amount) {
    await()
        .atMost(SOON)
        .until(() -> customer.show(kase).at("/refunded/amount").asLong(0) == amount.amount());
  }

  private void awaitAttention(CancellationId kase, String attention) {
    await().atMost(SOON).until(() -> customer.show(kase).text("attention").equals(attention));
  }
}
