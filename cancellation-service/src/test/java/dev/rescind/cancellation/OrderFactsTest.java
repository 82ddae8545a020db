package dev.rescind.cancellation;

import static dev.rescind.cancellation.AnOrder.euros;
import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.OrderEvent.FulfilmentStarted;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.PaymentId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What upstream tells of an order beyond that it was placed and paid. */
@CancellationTest
class OrderFactsTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Instant START = NOW.plus(Duration.ofDays(5));

  private final CaseClient api;
  private final JdbcTemplate jdbc;
  private final ToldChanges told;
  private final OrderId order = new OrderId("F-" + UUID.randomUUID().toString().substring(0, 8));
  private TestTopics topics;

  OrderFactsTest(@LocalServerPort int port, JdbcTemplate jdbc, ToldChanges told) {
    this.told = told;
    this.api = new CaseClient(port);
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
  void countsTheHighestRevisionWhateverComesFirstEvenBeforeTheOrder() {
    topics.publish(amended(2, 3));
    topics.publish(amended(1, 7));
    topics.publish(anOrder().placed());

    Answer shown = awaited("/order/orderId", order.value());

    assertThat(shown.at("/amendment/revision").intValue()).isEqualTo(2);
    assertThat(shown.at("/order/lines/0/quantity").intValue()).isEqualTo(3);
    assertThat(shown.at("/order/lines/0/attributes/0").stringValue()).isEqualTo("NON_REFUNDABLE");
    assertThat(shown.at("/order/fees/0/code").stringValue()).isEqualTo("SERVICE_FEE");
    assertThat(shown.at("/total/amount").intValue()).isEqualTo(24_500);

    topics.publish(amended(3, 1));
    Answer later = awaited("/amendment/revision", "3");

    assertThat(later.at("/order/lines/0/quantity").intValue()).isOne();
    assertThat(later.at("/version").intValue()).isGreaterThan(shown.at("/version").intValue());
  }

  @Test
  void tellsHowFarTheOrderHasComeAndThatUpstreamClosedIt() {
    topics.publish(anOrder().placed());
    topics.publish(anOrder().paid());
    topics.publish(new FulfilmentStarted(order, NOW.minusSeconds(60), false));
    topics.publish(new OrderShipped(order, NOW.minusSeconds(30), false));
    topics.publish(new OrderShipped(order, NOW.minusSeconds(30), false));
    PaymentReturned returned =
        new PaymentReturned(
            order, new PaymentId(order + "-payment"), "r-1", euros(20), NOW.minusSeconds(9), false);
    topics.publish(returned);
    topics.publish(returned);
    topics.publish(new OrderClosedUpstream(order, "CANCELLED", NOW.minusSeconds(5), false));

    Answer shown = awaited("/closed/why", "CANCELLED");

    assertThat(shown.text("state")).isEqualTo("SHIPPED");
    assertThat(shown.text("fulfilmentStartedAt")).isEqualTo("2026-03-02T08:59:00Z");
    assertThat(shown.text("shippedAt")).isEqualTo("2026-03-02T08:59:30Z");
    assertThat(shown.at("/returned/amount").intValue()).isEqualTo(2_000);
    assertThat(shown.at("/returns").size()).isOne();
    assertThat(shown.at("/version").intValue()).as("told twice counts once").isEqualTo(6);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(told.of(order))
                .extracting(event -> event.getClass().getSimpleName())
                .as(
                    "who is concerned is told what upstream told, and neither of placing nor of paying")
                .containsExactlyInAnyOrder(
                    "FulfilmentStarted",
                    "OrderShipped",
                    "OrderShipped",
                    "PaymentReturned",
                    "PaymentReturned",
                    "OrderClosedUpstream"));
  }

  @Test
  @DisplayName(
      "P4 P6: what upstream closed has nothing left to cancel, and quote and decision agree")
  void refusesWhatUpstreamClosed() {
    topics.publish(anOrder().placed());
    topics.publish(anOrder().paid());
    awaited("/paid/amount", "16000");
    topics.publish(new OrderClosedUpstream(order, "CANCELLED", NOW, false));
    awaited("/closed/why", "CANCELLED");
    CaseClient customer = api.as(Role.CUSTOMER, "C-1");

    Answer quoted = customer.quote(order, "CHANGE_OF_PLANS");
    Answer asked = customer.request(order, "CHANGE_OF_PLANS");

    assertThat(quoted.at("/outlook/eligible").booleanValue()).as(quoted.body()).isFalse();
    assertThat(quoted.at("/outlook/why").stringValue())
        .isEqualTo(
            "The order was closed upstream on 2 March 2026 at 10:00 (Europe/Berlin); there is nothing"
                + " left to cancel.");
    assertThat(asked.text("state")).as(asked.body()).isEqualTo("REJECTED");
    assertThat(asked.at("/explanation")).isEqualTo(quoted.at("/outlook/explanation"));
    assertThat(asked.at("/explanation/rules/0/rule").stringValue()).isEqualTo("order-closed");
  }

  @Test
  void listsTheCasesOfAnOrder() {
    topics.publish(anOrder().placed());
    topics.publish(anOrder().paid());
    awaited("/paid/amount", "16000");
    Answer created = api.as(Role.CUSTOMER, "C-1").request(order, "CHANGE_OF_PLANS");

    Answer shown = api.order(order);

    assertThat(shown.at("/cancellations/0/cancellationId"))
        .isEqualTo(created.at("/cancellationId"));
    assertThat(shown.at("/cancellations/0/requestedBy").stringValue()).isEqualTo("CUSTOMER");
    assertThat(shown.at("/cancellations/0/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(api.as(Role.CUSTOMER, "C-2").order(order).status()).isEqualTo(404);
  }

  @Test
  void putsALineIntoTheSlotThatItMovedTo() {
    topics.publish(anOrder().placed());
    topics.publish(anOrder().paid());
    awaited("/paid/amount", "16000");
    CancellationId asked =
        new CancellationId(
            api.as(Role.CUSTOMER, "C-1").request(order, "ILLNESS").text("cancellationId"));
    StepId step = new StepId(UUID.randomUUID().toString());
    Instant moved = START.plus(Duration.ofDays(7));
    agreed(asked, step, moved);

    topics.publish(
        new RescheduleConfirmed(
            new SlotId(order + "-later"),
            new SlotId(order + "-slot-L1"),
            order,
            new LineId("L1"),
            asked,
            step,
            2,
            2,
            NOW,
            false));

    Answer shown = awaited("/order/lines/0/slot/slotId", order + "-later");
    assertThat(shown.at("/order/lines/0/slot/start").stringValue()).isEqualTo(moved.toString());
    assertThat(shown.at("/order/lines/0/quantity").intValue()).isEqualTo(2);
    assertThat(shown.at("/version").intValue()).as("placed, paid, moved").isEqualTo(3);
  }

  private void agreed(CancellationId asked, StepId step, Instant to) {
    SettlementStep.RescheduleStep agreed =
        new SettlementStep.RescheduleStep(
            step,
            new LineId("L1"),
            new ProductId("haircut"),
            2,
            slot("-slot-L1", START),
            slot("-later", to));
    jdbc.update(
        """
        insert into settlement_steps
          (step_id, cancellation_id, position, kind, owner, blocking, status, detail)
        values (?, ?, 9, 'RESCHEDULE', 'availability-service', true, 'PENDING', ?::jsonb)
        """,
        step.value(),
        asked.value(),
        EventJson.mapper().writerFor(SettlementStep.class).writeValueAsString(agreed));
  }

  private BookedSlot slot(String name, Instant start) {
    return new BookedSlot(
        new SlotId(order + name), start, start.plusSeconds(3600), ZoneId.of("Europe/Berlin"), 2);
  }

  private AnOrder anOrder() {
    return AnOrder.of(order.value(), NOW.minusSeconds(3600)).appointment(2, START);
  }

  private OrderAmended amended(int revision, int quantity) {
    OrderLine line = anOrder().placed().lines().getFirst();
    OrderLine now =
        new OrderLine(
            line.lineId(),
            line.productId(),
            null,
            quantity,
            line.unitPrice(),
            line.discount(),
            line.tax(),
            line.slot(),
            List.of("NON_REFUNDABLE"));
    return new OrderAmended(
        order,
        revision,
        List.of(now),
        List.of(new Fee("SERVICE_FEE", euros(5))),
        NOW.minusSeconds(60),
        false);
  }

  private Answer awaited(String pointer, String value) {
    return await()
        .atMost(SOON)
        .until(() -> api.order(order), shown -> shown.at(pointer).asString("").equals(value));
  }
}
