package dev.rescind.cancellation;

import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each business's preset tells who asks: who decides, by when, what silence means. */
@CancellationTest
class PresetQuoteTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final CaseClient api;
  private final OrderId order = new OrderId("B-" + UUID.randomUUID().toString().substring(0, 8));
  private TestTopics topics;

  PresetQuoteTest(@LocalServerPort int port) {
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
  @DisplayName("K1, K2, K10: the merchant of an experience has three days; money in 7 to 14")
  void experiences() {
    known("experiences");
    awaited("/paid/amount", "16000");

    Answer quoted = quote(Role.CUSTOMER, "C-1", "CHANGE_OF_PLANS");

    assertThat(quoted.at("/outlook/route").stringValue()).isEqualTo("COUNTERPARTY");
    assertThat(quoted.at("/outlook/awaited").stringValue()).isEqualTo("MERCHANT");
    assertThat(quoted.at("/outlook/respondBy").stringValue()).isEqualTo("2026-03-05T09:00:00Z");
    assertThat(quoted.at("/outlook/remindAt").size()).isEqualTo(2);
    assertThat(quoted.at("/outlook/silence").stringValue()).isEqualTo("APPROVE");
    assertThat(quoted.at("/outlook/arrival/minWorkingDays").intValue()).isEqualTo(7);
    assertThat(quoted.at("/outlook/arrival/maxWorkingDays").intValue()).isEqualTo(14);
    assertThat(quoted.at("/policy/policyId").stringValue()).isEqualTo("experiences");
  }

  @Test
  @DisplayName("K9: for the weather a merchant speaks to the traveller first; then all goes back")
  void forceMajeureAfterContact() {
    known("experiences");
    awaited("/paid/amount", "16000");

    Answer before = quote(Role.MERCHANT, "M-1", "FORCE_MAJEURE");
    Answer recorded = api.as(Role.MERCHANT, "M-1").contact(order, "{\"channel\":\"PHONE\"}");
    Answer after = quote(Role.MERCHANT, "M-1", "FORCE_MAJEURE");

    assertThat(before.at("/outlook/eligible").booleanValue()).isFalse();
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    assertThat(after.at("/outlook/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(after.at("/orderVersion").intValue())
        .isGreaterThan(before.at("/orderVersion").intValue());
    assertThat(api.order(order).text("customerContactedAt")).isEqualTo(NOW.toString());
  }

  @Test
  @DisplayName("M2: a seller decides alone, then the buyer has to agree, then the platform decides")
  void marketplaceGoods() {
    known("marketplace-goods");
    awaited("/paid/amount", "16000");

    Answer paid = quote(Role.MERCHANT, "M-1", "OUT_OF_STOCK");
    topics.publish(new OrderShipped(order, NOW.minusSeconds(1), false));
    awaited("/state", "SHIPPED");
    Answer shipped = quote(Role.MERCHANT, "M-1", "OUT_OF_STOCK");

    assertThat(paid.at("/outlook/awaited").stringValue()).isEqualTo("CUSTOMER");
    assertThat(paid.at("/outlook/silence").stringValue()).isEqualTo("PLATFORM");
    assertThat(shipped.at("/outlook/route").stringValue()).isEqualTo("PLATFORM");
  }

  @Test
  @DisplayName("M2: what is not paid the seller cancels alone")
  void marketplaceGoodsUnpaid() {
    topics.publish(placed("marketplace-goods"));
    awaited("/state", "PLACED");

    Answer quoted = quote(Role.MERCHANT, "M-1", "OUT_OF_STOCK");

    assertThat(quoted.at("/outlook/route").stringValue()).isEqualTo("AUTOMATIC");
  }

  @Test
  @DisplayName("F6: a provider who says nothing for 48 hours agrees")
  void freelanceServices() {
    known("freelance-services");
    awaited("/paid/amount", "16000");

    Answer quoted = quote(Role.CUSTOMER, "C-1", "ORDERED_BY_MISTAKE");

    assertThat(quoted.at("/outlook/awaited").stringValue()).isEqualTo("MERCHANT");
    assertThat(quoted.at("/outlook/respondBy").stringValue()).isEqualTo("2026-03-04T09:00:00Z");
    assertThat(quoted.at("/outlook/silence").stringValue()).isEqualTo("APPROVE");
  }

  private Answer quote(Role role, String subject, String reason) {
    Answer quoted =
        api.as(role, subject)
            .postTo("/api/orders/" + order + "/quotes", "{\"reason\":\"" + reason + "\"}");
    assertThat(quoted.status()).as(quoted.body()).isEqualTo(201);
    return quoted;
  }

  private void known(String category) {
    topics.publish(placed(category));
    topics.publish(anOrder().paid());
  }

  private AnOrder anOrder() {
    return AnOrder.of(order.value(), NOW.minusSeconds(3600))
        .appointment(2, NOW.plus(Duration.ofDays(9)));
  }

  private OrderPlaced placed(String category) {
    OrderPlaced placed = anOrder().placed();
    OrderLine line = placed.lines().getFirst();
    return new OrderPlaced(
        placed.orderId(),
        null,
        placed.merchantId(),
        placed.customerId(),
        placed.currency(),
        placed.placedAt(),
        List.of(
            new OrderLine(
                line.lineId(),
                line.productId(),
                category,
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.tax(),
                line.slot())),
        placed.fees(),
        null,
        false);
  }

  private void awaited(String pointer, String value) {
    await().atMost(SOON).until(() -> api.order(order).at(pointer).asString("").equals(value));
  }
}
