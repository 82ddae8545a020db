package dev.rescind.cancellation;

import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.cancellation.quotes.QuoteId;
import dev.rescind.cancellation.quotes.Quotes;
import dev.rescind.cancellation.quotes.Redeemed;
import dev.rescind.cancellation.quotes.Redeemed.Stale;
import dev.rescind.cancellation.quotes.Redeemed.Unknown;
import dev.rescind.cancellation.quotes.Redeemed.Valid;
import dev.rescind.cancellation.quotes.Staleness;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What would I get back, and do I get it. */
@CancellationTest
class QuoteTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Requester CUSTOMER = new Requester(Party.CUSTOMER, "C-1");
  private static final String CHANGED = "CHANGE_OF_PLANS";

  private final CaseClient api;
  private final Quotes quotes;
  private final OrderBook orders;
  private final PolicyBook policies;
  private final JdbcTemplate jdbc;
  private final OrderId order = new OrderId("Q-" + UUID.randomUUID().toString().substring(0, 8));
  private TestTopics topics;

  QuoteTest(
      @LocalServerPort int port,
      Quotes quotes,
      OrderBook orders,
      PolicyBook policies,
      JdbcTemplate jdbc) {
    this.api = new CaseClient(port);
    this.quotes = quotes;
    this.orders = orders;
    this.policies = policies;
    this.jdbc = jdbc;
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
  @DisplayName("P4, P10: who asks sees refund, fees, who decides, when it arrives and until when")
  void tellsWhatACancellationWouldGive() {
    known(NOW.plus(Duration.ofHours(30)));

    Answer quoted = quote("{\"reason\":\"CHANGE_OF_PLANS\"}");

    assertThat(quoted.status()).as(quoted.body()).isEqualTo(201);
    assertThat(quoted.at("/outlook/eligible").booleanValue()).isTrue();
    assertThat(quoted.at("/outlook/route").stringValue()).isEqualTo("AUTOMATIC");
    assertThat(quoted.at("/outlook/refund/amount").intValue()).isEqualTo(8_000);
    assertThat(quoted.at("/outlook/retained/0/amount/amount").intValue()).isEqualTo(8_000);
    assertThat(quoted.at("/outlook/lines/0/value/amount").intValue()).isEqualTo(16_000);
    assertThat(quoted.at("/outlook/lines/0/rule").stringValue()).isEqualTo("tier");
    assertThat(quoted.at("/outlook/mode").stringValue()).isEqualTo("BY_ITSELF");
    assertThat(quoted.at("/outlook/arrival/maxWorkingDays").intValue()).isPositive();
    assertThat(quoted.at("/outlook/explanation/rules").size()).isGreaterThan(3);
    assertThat(quoted.at("/lines/0/quantity").intValue()).isEqualTo(2);
    assertThat(quoted.text("validUntil")).isEqualTo("2026-03-02T09:15:00Z");
    Answer shown = api.as(Role.CUSTOMER, "C-1").get("/api/quotes/" + quoted.text("quoteId"));
    assertThat(shown.at("")).isEqualTo(quoted.at(""));
  }

  @Test
  void isGoodNoLongerThanTheRefundIs() {
    known(NOW.plus(Duration.ofHours(24)).plusSeconds(60));

    Answer quoted = quote("{\"reason\":\"CHANGE_OF_PLANS\"}");

    assertThat(quoted.text("validUntil")).isEqualTo("2026-03-02T09:01:00Z");
    assertThat(quoted.at("/outlook/holdsUntil").stringValue()).isEqualTo("2026-03-02T09:01:00Z");
  }

  @Test
  @DisplayName("P4: what may not be cancelled is quoted as that, with the rule")
  void saysWhyNot() {
    known(NOW.plus(Duration.ofHours(1)));

    Answer quoted = quote("{\"reason\":\"CHANGE_OF_PLANS\"}");

    assertThat(quoted.status()).isEqualTo(201);
    assertThat(quoted.at("/outlook/eligible").booleanValue()).isFalse();
    assertThat(quoted.at("/outlook/why").stringValue()).contains("Cancelling was possible until");
    assertThat(quoted.at("/outlook/refund").isMissingNode()).isTrue();
    assertThat(quoted.at("/outlook/explanation/rules").valueStream().toList().getLast().at("/rule"))
        .hasToString("\"cut-off\"");
  }

  @Test
  void countsWhatOtherCasesClaim() {
    known(NOW.plus(Duration.ofDays(5)));
    claim(1, false);

    Answer rest = quote("{\"reason\":\"CHANGE_OF_PLANS\"}");
    Answer tooMuch =
        quote("{\"reason\":\"CHANGE_OF_PLANS\",\"lines\":[{\"lineId\":\"L1\",\"quantity\":2}]}");

    assertThat(rest.at("/lines/0/quantity").intValue()).isOne();
    assertThat(rest.at("/outlook/refund/amount").intValue()).isEqualTo(8_000);
    assertThat(tooMuch.at("/outlook/eligible").booleanValue()).isFalse();
    assertThat(tooMuch.at("/outlook/explanation/rules/0/rule").stringValue())
        .isEqualTo("quantity-available");
  }

  @Test
  void isForWhomeverItWasGivenAlone() {
    known(NOW.plus(Duration.ofDays(5)));
    String id = quote("{\"reason\":\"CHANGE_OF_PLANS\"}").text("quoteId");

    assertThat(api.as(Role.CUSTOMER, "C-2").get("/api/quotes/" + id).status()).isEqualTo(404);
    assertThat(api.as(Role.MERCHANT, "M-1").get("/api/quotes/" + id).status()).isEqualTo(404);
    assertThat(api.get("/api/quotes/" + id).status()).isEqualTo(200);
    assertThat(api.get("/api/quotes/none").status()).isEqualTo(404);
    api.as(Role.CUSTOMER, "C-2")
        .postTo("/api/orders/" + order + "/quotes", "{\"reason\":\"CHANGE_OF_PLANS\"}")
        .isProblem(404, "not-found");
    api.as(Role.OPS, "o")
        .postTo("/api/orders/" + order + "/quotes", "{\"reason\":\"CHANGE_OF_PLANS\"}")
        .isProblem(403, "forbidden");
  }

  @Test
  void refusesWhatNoRequestCouldSay() {
    known(NOW.plus(Duration.ofDays(5)));

    quote("{\"reason\":\"BORED\"}").isInvalid("reason");
    quote("{\"reason\":\"MERCHANT_UNAVAILABLE\"}").isInvalid("reason");
    quote("{\"reason\":\"CHANGE_OF_PLANS\",\"lines\":[{\"lineId\":\"L9\",\"quantity\":1}]}")
        .isInvalid("lines[0].lineId");
    quote("{\"reason\":\"CHANGE_OF_PLANS\",\"lines\":[null]}").isInvalid("lines[0]");
    quote("{\"reason\":\"CHANGE_OF_PLANS\",\"requester\":{\"party\":\"CUSTOMER\",\"id\":\"C-1\"}}")
        .isInvalid("requester");
    quote("{}").isInvalid("reason");
  }

  @Test
  void quotesForWhomUpstreamNames() {
    known(NOW.plus(Duration.ofDays(5)));
    CaseClient upstream = api.as(Role.UPSTREAM, "shop");

    Answer quoted =
        upstream.postTo(
            "/api/orders/" + order + "/quotes",
            "{\"reason\":\"CHANGE_OF_PLANS\",\"requester\":{\"party\":\"CUSTOMER\",\"id\":\"C-1\"}}");

    assertThat(quoted.at("/requester/id").stringValue()).isEqualTo("C-1");
    upstream
        .postTo("/api/orders/" + order + "/quotes", "{\"reason\":\"CHANGE_OF_PLANS\"}")
        .isInvalid("requester");
  }

  @Test
  void givesTheSameAnswerUnderTheSameKey() {
    known(NOW.plus(Duration.ofDays(5)));
    CaseClient customer = api.as(Role.CUSTOMER, "C-1").withKey("quote-" + order);
    String path = "/api/orders/" + order + "/quotes";

    Answer first = customer.postTo(path, "{\"reason\":\"CHANGE_OF_PLANS\"}");
    Answer again = customer.postTo(path, "{\"reason\":\"CHANGE_OF_PLANS\"}");

    assertThat(again.text("quoteId")).isEqualTo(first.text("quoteId"));
  }

  @Test
  void holdsToTheLastInstantAndNotBeyond() {
    known(NOW.plus(Duration.ofDays(5)));
    QuoteId quote = quoted();
    Instant last = NOW.plus(Duration.ofMinutes(15));

    assertThat(redeem(quote, CUSTOMER, CHANGED, List.of(), last))
        .isInstanceOfSatisfying(Valid.class, valid -> assertThat(valid.quotedAt()).isEqualTo(NOW));
    assertThat(stale(quote, last.plusNanos(1_000))).containsExactly(Staleness.EXPIRED);
  }

  @Test
  void isStaleOnceAnythingIsNotAsItWas() {
    known(NOW.plus(Duration.ofDays(5)));
    QuoteId quote = quoted();
    LineQuantity one = new LineQuantity(new LineId("L1"), 1);

    assertThat(stale(redeem(quote, CUSTOMER, "ILLNESS", List.of(), NOW)))
        .containsExactly(Staleness.ANOTHER_REASON);
    assertThat(stale(redeem(quote, CUSTOMER, CHANGED, List.of(one), NOW)))
        .containsExactly(Staleness.OTHER_LINES);
    assertThat(stale(quotes.redeem(quote, book(), CUSTOMER, CHANGED, List.of(), null, NOW)))
        .containsExactly(Staleness.POLICY_CHANGED);
    topics.publish(new OrderShipped(order, NOW, false));
    await().atMost(SOON).until(() -> book().facts().milestones().shippedAt() != null);
    assertThat(stale(quote, NOW)).containsExactly(Staleness.ORDER_CHANGED);
    claim(1, true);
    assertThat(redeem(quote, CUSTOMER, CHANGED, List.of(), NOW))
        .isInstanceOfSatisfying(
            Stale.class,
            stale -> {
              assertThat(stale.why())
                  .containsExactly(
                      Staleness.ORDER_CHANGED, Staleness.CLAIMS_CHANGED, Staleness.OTHER_LINES);
              assertThat(stale.now().refund()).isEqualTo(AnOrder.euros(80));
            });
  }

  @Test
  void isUnknownToAnybodyElse() {
    known(NOW.plus(Duration.ofDays(5)));
    QuoteId quote = quoted();

    assertThat(redeem(quote, new Requester(Party.MERCHANT, "M-1"), CHANGED, List.of(), NOW))
        .isInstanceOf(Unknown.class);
    assertThat(redeem(new QuoteId("none"), CUSTOMER, CHANGED, List.of(), NOW))
        .isInstanceOf(Unknown.class);
  }

  private QuoteId quoted() {
    return new QuoteId(quote("{\"reason\":\"CHANGE_OF_PLANS\"}").text("quoteId"));
  }

  private List<Staleness> stale(QuoteId quote, Instant at) {
    return stale(redeem(quote, CUSTOMER, CHANGED, List.of(), at));
  }

  private static List<Staleness> stale(Redeemed redeemed) {
    assertThat(redeemed).isInstanceOf(Stale.class);
    return ((Stale) redeemed).why();
  }

  private Redeemed redeem(
      QuoteId quote, Requester requester, String reason, List<LineQuantity> lines, Instant at) {
    KnownOrder known = book();
    @Nullable Policy policy = policies.catalogue().find(known.facts().placed(), at).orElse(null);
    return quotes.redeem(quote, known, requester, reason, lines, policy, at);
  }

  private KnownOrder book() {
    return orders.known(order).orElseThrow();
  }

  private Answer quote(String body) {
    return api.as(Role.CUSTOMER, "C-1").postTo("/api/orders/" + order + "/quotes", body);
  }

  private void claim(int quantity, boolean firm) {
    jdbc.update(
        "insert into claimed_quantities values (?, ?, 'L1', ?, ?)",
        order.value(),
        UUID.randomUUID().toString(),
        quantity,
        firm);
  }

  private void known(Instant start) {
    AnOrder placed = AnOrder.of(order.value(), NOW.minusSeconds(3600)).appointment(2, start);
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await().atMost(SOON).until(() -> api.order(order).at("/paid/amount").asInt(0) > 0);
  }
}
