package dev.rescind.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The withdrawal function: a link, two steps, an acknowledgement to keep. */
@CancellationTest
class WithdrawalsTest {

  private static final Instant NOW = FixedTime.NOW;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CONFIRM = "{\"name\":\"Ada Lovelace\"}";

  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final CaseClient api;
  private final CaseClient anybody;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("W-" + id);
  private TestTopics topics;

  WithdrawalsTest(SettableClock clock, JdbcTemplate jdbc, @LocalServerPort int port) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.api = new CaseClient(port);
    this.anybody = api.anonymous();
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
  @DisplayName("EU withdrawal: two steps without an account, and an acknowledgement with its time")
  void withdrawsInTwoSteps() {
    delivered();
    String path = link();

    Answer first = anybody.get(path);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.at("/prospect/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(first.at("/prospect/lines/0/possible").booleanValue()).isTrue();
    assertThat(first.at("/prospect/until").stringValue()).isEqualTo("2026-03-16T23:59:59Z");
    assertThat(first.body()).doesNotContain("C-" + id);
    assertThat(api.search("orderId=" + order).at("/cases").size()).isZero();

    Answer second = anybody.postTo(path, CONFIRM);

    assertThat(second.status()).as(second.body()).isEqualTo(201);
    String text = second.at("/confirmed/acknowledgement").stringValue();
    assertThat(text)
        .contains("Received: 2026-03-02T09:00:00Z (UTC)", "Ada Lovelace", order.value())
        .contains("line L1, quantity 2");
    assertThat(second.at("/confirmed/sha256").stringValue()).isEqualTo(sha256(text));
    assertThat(anybody.get(path + "/acknowledgement").body()).isEqualTo(text);
    Answer shown =
        api.show(new CancellationId(second.at("/confirmed/cancellationId").stringValue()));
    assertThat(shown.text("state")).isEqualTo("APPROVED");
    assertThat(shown.text("reason")).isEqualTo("EU_WITHDRAWAL");
    assertThat(shown.at("/requester/party").stringValue()).isEqualTo("CUSTOMER");
    assertThat(shown.at("/refund/amount").intValue()).isEqualTo(16_000);
  }

  @Test
  void theSameConfirmationAgainGetsTheSameAcknowledgementAndAnotherIsRefused() {
    delivered();
    String path = link();
    Answer confirmed = anybody.postTo(path, CONFIRM);
    clock.set(NOW.plusSeconds(90));

    Answer again = anybody.postTo(path, CONFIRM);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(confirmed.body());
    anybody.postTo(path, "{\"name\":\"Eve\"}").isProblem(409, "withdrawn-already");
    assertThat(anybody.get(path).at("/confirmed")).isEqualTo(confirmed.at("/confirmed"));
    assertThat(api.search("orderId=" + order).at("/cases").size()).isEqualTo(1);
  }

  @Test
  void aPartCanBeWithdrawnFromAndTheRestByAnotherLink() {
    delivered();
    Answer part =
        anybody.postTo(link(), "{\"name\":\"Ada\",\"lines\":[{\"lineId\":\"L1\",\"quantity\":1}]}");
    assertThat(part.status()).as(part.body()).isEqualTo(201);

    Answer rest = anybody.get(link());

    assertThat(rest.at("/prospect/lines/0/quantity").intValue()).isEqualTo(1);
    assertThat(rest.at("/prospect/refund/amount").intValue()).isEqualTo(8_000);
  }

  @Test
  void thePeriodEndsWithItsLastDay() {
    delivered();
    String path = link();

    clock.set(Instant.parse("2026-03-16T23:59:59Z"));
    assertThat(anybody.get(path).at("/prospect/all").size()).isEqualTo(1);
    clock.set(Instant.parse("2026-03-17T00:00:00Z"));

    assertThat(anybody.get(path).at("/prospect/all").size()).isZero();
    anybody.postTo(path, CONFIRM).isProblem(409, "no-right-to-withdraw");
    api.postTo("/api/withdrawal-links", body()).isProblem(409, "no-right-to-withdraw");
    assertThat(api.search("orderId=" + order).at("/cases").size()).isZero();
  }

  @Test
  void whatUpstreamClosedIsNotWithdrawnFrom() {
    delivered();
    String path = link();

    topics.publish(new OrderClosedUpstream(order, "CANCELLED", NOW, false));
    await().atMost(SOON).until(() -> api.order(order).at("/closed/why").isString());

    assertThat(anybody.get(path).at("/prospect/lines/0/why").stringValue())
        .contains("closed upstream");
    anybody.postTo(path, CONFIRM).isProblem(409, "no-right-to-withdraw");
    assertThat(api.search("orderId=" + order).at("/cases").size()).isZero();
  }

  @Test
  void servicesWithADateAreExcepted() {
    place(
        AnOrder.of(order.value(), NOW)
            .inCategory("marketplace-goods")
            .appointment(1, NOW.plus(Duration.ofDays(9))));

    Answer refused = api.postTo("/api/withdrawal-links", body());

    refused.isProblem(409, "no-right-to-withdraw");
    assertThat(refused.text("detail")).contains("The law excepts");
  }

  @Test
  void ordersUnderRulesWithoutTheRightGetNoLink() {
    place(
        AnOrder.of(order.value(), NOW)
            .inCategory("experiences")
            .appointment(1, NOW.plus(Duration.ofDays(9))));

    api.postTo("/api/withdrawal-links", body()).isProblem(409, "no-right-to-withdraw");
    api.as(Role.CUSTOMER, "C-" + id)
        .postTo("/api/withdrawal-links", body())
        .isProblem(403, "forbidden");
    anybody.postTo("/api/withdrawal-links", body()).isProblem(401, "unauthenticated");
  }

  @Test
  void refusesWhatIsIncomplete() {
    delivered();
    String path = link();

    anybody.postTo(path, "{}").isInvalid("name");
    anybody.postTo(path, "{\"name\":\" \"}").isInvalid("name");
    anybody
        .postTo(path, "{\"name\":\"A\",\"lines\":[{\"lineId\":\"L1\",\"quantity\":3}]}")
        .isInvalid("lines[0]");
    anybody.get(path + "/acknowledgement").isProblem(404, "not-found");
  }

  @Test
  void whoeverTriesLinksIsHeldBackForAMinute() {
    clock.set(NOW.plus(Duration.ofMinutes(5)));
    for (int i = 0; i < 30; i++) {
      anybody.get("/api/withdrawals/guess-" + i).isProblem(404, "not-found");
    }
    anybody.get("/api/withdrawals/guess").isProblem(429, "too-many-requests");

    clock.set(NOW.plus(Duration.ofMinutes(6)));
    anybody.get("/api/withdrawals/guess").isProblem(404, "not-found");
  }

  private void delivered() {
    place(AnOrder.of(order.value(), NOW).inCategory("marketplace-goods").pieces(2));
    topics.publish(new OrderCompleted(order, NOW.minusSeconds(3_600), false));
    await().atMost(SOON).until(() -> api.order(order).body().contains("completedAt"));
  }

  private void place(AnOrder placed) {
    placed.ofCustomer("C-" + id).withMerchant("M-" + id);
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.queryForObject(
                    "select count(*) from order_payments where order_id = ?",
                    Integer.class,
                    order.value())
                == 1);
    await().atMost(SOON).until(() -> api.order(order).status() == 200);
  }

  private String body() {
    return "{\"orderId\":\"" + order + "\"}";
  }

  private String link() {
    Answer link = api.as(Role.UPSTREAM, "shop").postTo("/api/withdrawal-links", body());
    assertThat(link.status()).as(link.body()).isEqualTo(201);
    assertThat(link.text("token")).hasSize(43);
    return link.text("path");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
