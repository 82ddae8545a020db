package dev.rescind.cancellation;

import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no store can keep is refused before anything is kept. */
@CancellationTest
class UnstorableValuesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final CaseClient api;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("O-odd-" + id);
  private TestTopics topics;

  UnstorableValuesTest(@LocalServerPort int port) {
    this.api = new CaseClient(port);
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
  void anOfferIsInTheYearsThatThereAre() {
    CaseClient merchant = api.as(Role.MERCHANT, "M-1");
    CancellationId asked = asked();

    merchant
        .act(asked, "alternatives", day("+300000-01-01T00:00:00Z", "+300000-01-01T01:00:00Z"))
        .isInvalid("slot.start");
    merchant
        .act(asked, "alternatives", day("9999-12-31T23:00:00Z", "+10000-01-01T00:00:00Z"))
        .isInvalid("slot.end");
    Answer last =
        merchant.act(asked, "alternatives", day("9999-12-31T22:00:00Z", "9999-12-31T23:59:59Z"));
    assertThat(last.text("state")).as(last.body()).isEqualTo("ALTERNATIVE_OFFERED");
  }

  @Test
  void aRequestIsMadeInTheYearsThatThereAreAndInWritableWords() {
    CaseClient upstream = api.as(Role.UPSTREAM, "shop");
    String body =
        """
        {"reason":"ILLNESS","requester":{"party":"CUSTOMER","id":"C-1"},"requestedAt":"%s"}
        """;
    upstream.post(order, body.formatted("0000-12-31T23:59:59Z")).isInvalid("requestedAt");
    api.as(Role.CUSTOMER, "C-1")
        .post(order, "{\"reason\":\"ILLNESS\",\"reasonText\":\"a\\u0000b\"}")
        .isInvalid("reasonText");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/cancellations?from=%2B300000-01-01T00:00:00Z, from",
    "/api/cancellations?to=-0001-01-01T00:00:00Z, to",
    "/api/cancellations?from=yesterday, from",
    "/api/cancellations?after=%00, after",
    "/api/cancellations?orderId=a%00b, orderId",
    "/api/cancellations?reason=%00, reason",
    "/api/orders?customerId=%00, customerId",
    "'/api/orders?after=%2B300000-01-01T00:00:00Z,O-1', after",
    "'/api/orders?after=2026-01-01T00:00:00Z,%00', after",
    "'/api/disputes?state=open&after=%2B300000-01-01T00:00:00Z,c-1', after",
    "/api/reasons?policy=%00, policy"
  })
  void aParameterThatNoStoreKeepsIsNamed(String path, String parameter) {
    api.get(path).isInvalid(parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/cancellations?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
        "/api/orders?after=0001-01-01T00:00:00Z,O-1"
      })
  void theFirstAndTheLastYearAreAskedFor(String path) {
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/cancellations/%00", "/api/orders/a%00b", "/api/quotes/%00"})
  void aPathThatNoStoreKeepsIsRefused(String path) {
    assertThat(api.get(path).status()).isEqualTo(400);
  }

  private CancellationId asked() {
    AnOrder placed =
        AnOrder.of(order.value(), NOW.minusSeconds(3600))
            .ofCustomer("C-" + id)
            .inCategory("experiences")
            .appointment(1, NOW.plus(Duration.ofDays(5)));
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await().atMost(SOON).until(() -> api.order(order).at("/paid/amount").asInt(0) == 8_000);
    return new CancellationId(
        api.as(Role.CUSTOMER, "C-" + id).request(order, "CHANGE_OF_PLANS").text("cancellationId"));
  }

  private static String day(String start, String end) {
    return """
    {"kind":"RESCHEDULE","lineId":"L1",
     "slot":{"slotId":"far","start":"%s","end":"%s","zone":"Europe/Berlin"}}
    """
        .formatted(start, end);
  }
}
