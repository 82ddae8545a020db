package dev.rescind.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.cancellation.bulk.BulkUnits;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.SlotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** A merchant cancels many orders at one stroke: planned, run, killed half-way, reported. */
@CancellationTest
class BulkCancellationsTest {

  private static final Instant NOW = FixedTime.NOW;
  private static final Instant SATURDAY = Instant.parse("2026-03-14T09:00:00Z");
  private static final Instant LATER = SATURDAY.plus(Duration.ofHours(3));
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SATURDAY_TOURS =
      """
      {"date":"2026-03-14","zone":"Europe/Berlin","reason":"GUIDE_UNAVAILABLE"}
      """;

  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final CaseClient api;
  private final CaseClient merchant;
  private final BulkUnits units;
  private final SmartLifecycle worker;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final String merchantId = "M-" + id;
  private final String path = "/api/merchants/" + merchantId + "/bulk-cancellations";
  private TestTopics topics;

  BulkCancellationsTest(
      SettableClock clock,
      JdbcTemplate jdbc,
      BulkUnits units,
      @Qualifier("bulkWorker") SmartLifecycle worker,
      @LocalServerPort int port) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.units = units;
    this.worker = worker;
    this.api = new CaseClient(port);
    this.merchant = api.as(Role.MERCHANT, merchantId);
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
  @DisplayName("K8: a merchant cancels from the list of orders, and everything goes back by itself")
  void cancelsTheOrdersThatAreListed() {
    tour("A", SATURDAY);
    tour("B", SATURDAY);
    String stranger = "X-" + id;
    place(AnOrder.of(stranger, NOW).withMerchant("M-other").inCategory("experiences"), SATURDAY);

    Answer planned =
        merchant.postTo(
            path,
            """
            {"orderIds":["%s","%s","%s","none"],"reason":"MERCHANT_UNAVAILABLE"}
            """
                .formatted(order("A"), order("B"), stranger));
    assertThat(planned.status()).as(planned.body()).isEqualTo(201);
    assertThat(planned.text("state")).isEqualTo("PLANNED");
    assertThat(planned.at("/plan/orders").intValue()).isEqualTo(4);
    assertThat(planned.at("/plan/eligible").intValue()).isEqualTo(2);
    assertThat(planned.at("/plan/refunds/0/amount").intValue()).isEqualTo(32_000);
    assertThat(planned.at("/plan/slots").intValue()).isEqualTo(2);
    assertThat(planned.at("/plan/places").intValue()).isEqualTo(4);
    assertThat(api.search("orderId=" + order("A")).at("/cases").size()).isZero();

    assertThat(run(planned).status()).isEqualTo(202);
    Answer done = awaitDone(planned);

    assertThat(done.at("/progress/cancelled").intValue()).isEqualTo(2);
    assertThat(done.at("/progress/refused").intValue()).isEqualTo(2);
    assertThat(done.at("/progress/refunds/0/amount").intValue()).isEqualTo(32_000);
    assertThat(rows(planned, "outcome=REFUSED"))
        .containsExactlyInAnyOrder(stranger + " order-known", "none order-known");
    Answer cancelled = merchant.get(at(planned) + "/orders?outcome=CANCELLED&limit=1");
    CancellationId first =
        new CancellationId(cancelled.at("/orders/0/cancellationId").stringValue());
    assertThat(api.show(first).text("state")).isEqualTo("APPROVED");
    assertThat(api.show(first).at("/requester/party").stringValue()).isEqualTo("MERCHANT");
    assertThat(cancelled.text("next")).isEqualTo(order("A").value());
    assertThat(api.search("orderId=" + stranger).at("/cases").size()).isZero();
  }

  @Test
  @DisplayName("K9: storm on Saturday, and whoever was not spoken to first is not cancelled")
  void aStormNeedsACallFirst() {
    tour("A", SATURDAY);
    tour("B", SATURDAY.plus(Duration.ofHours(13).plusMinutes(59)));
    tour("sunday", SATURDAY.plus(Duration.ofHours(14)));
    String storm =
        """
        {"date":"2026-03-14","zone":"Europe/Berlin","reason":"FORCE_MAJEURE"}
        """;

    Answer planned = merchant.postTo(path, storm);
    assertThat(planned.at("/plan/orders").intValue()).as(planned.body()).isEqualTo(2);
    assertThat(planned.at("/plan/withoutContact").intValue()).isEqualTo(2);
    assertThat(planned.at("/plan/refunds/0/amount").intValue()).isEqualTo(32_000);
    Answer contacted =
        merchant.postTo(
            at(planned) + "/contacts",
            """
            {"orderIds":["%s"],"channel":"PHONE","remark":"Storm warning for Saturday."}
            """
                .formatted(order("A")));
    assertThat(contacted.at("/recorded").intValue()).as(contacted.body()).isEqualTo(1);
    assertThat(merchant.get(at(planned)).at("/plan/withoutContact").intValue()).isEqualTo(1);

    run(planned);
    Answer done = awaitDone(planned);

    assertThat(done.at("/progress/cancelled").intValue()).isEqualTo(1);
    assertThat(rows(planned, "outcome=REFUSED")).containsExactly(order("B") + " contact-first");
    assertThat(api.search("orderId=" + order("B")).at("/cases").size()).isZero();

    api.as(Role.MERCHANT, merchantId).contact(order("B"), "{\"channel\":\"EMAIL\"}");
    Answer again = merchant.postTo(path, storm);
    assertThat(again.at("/plan/orders").intValue()).isEqualTo(1);
    run(again);
    assertThat(awaitDone(again).at("/progress/cancelled").intValue()).isEqualTo(1);
  }

  @Test
  void aRunThatIsKilledHalfWayGoesOnWhereItEndedAndNobodyElseWaits() {
    List<AnOrder> orders =
        IntStream.range(0, 300)
            .mapToObj(number -> tourOf("%03d".formatted(number), SATURDAY))
            .toList();
    orders.forEach(order -> {
      topics.publish(order.placed());
      topics.publish(order.paid());
    });
    awaitPaid(order("299"));
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.queryForObject(
                    "select count(*) from order_payments where order_id like ?",
                    Integer.class,
                    "B-" + id + "-%")
                == 300);
    Answer planned =
        merchant.postTo(path, "{\"productId\":\"haircut\",\"reason\":\"GUIDE_UNAVAILABLE\"}");
    assertThat(planned.at("/plan/eligible").intValue()).as(planned.body()).isEqualTo(300);

    worker.stop();
    try {
      run(planned);
      assertThat(run(planned).status()).isEqualTo(202);
      IntStream.range(0, 4).forEach(unit -> units.next());
      Answer killed = merchant.get(at(planned));
      assertThat(killed.text("state")).isEqualTo("RUNNING");
      assertThat(killed.at("/progress/cancelled").intValue()).isEqualTo(100);
      assertThat(killed.at("/progress/pending").intValue()).isEqualTo(200);

      place(AnOrder.of("other-" + id, NOW).ofCustomer("C-1").inCategory("appointments"), SATURDAY);
      assertThat(
              api.as(Role.CUSTOMER, "C-1")
                  .request(new OrderId("other-" + id), "CHANGE_OF_PLANS")
                  .status())
          .isEqualTo(201);
    } finally {
      worker.start();
    }

    Answer done = awaitDone(planned);
    assertThat(done.at("/progress/cancelled").intValue()).isEqualTo(300);
    assertThat(done.at("/progress/refunds")).isEqualTo(done.at("/plan/refunds"));
    assertThat(
            jdbc.queryForObject(
                "select count(*) from cases where merchant_id = ?", Integer.class, merchantId))
        .isEqualTo(300);
    run(planned);
    assertThat(awaitDone(planned).at("/progress/cancelled").intValue()).isEqualTo(300);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from cases where merchant_id = ?", Integer.class, merchantId))
        .isEqualTo(300);
  }

  @Test
  void onlyTheLinesThatAreMeantAreCancelled() {
    AnOrder both = tourOf("A", SATURDAY).appointment(1, SATURDAY.plus(Duration.ofDays(7)));
    topics.publish(both.placed());
    topics.publish(both.paid());
    awaitPaid(order("A"));

    Answer planned =
        merchant.postTo(
            path, "{\"slotId\":\"" + order("A") + "-slot-L2\",\"reason\":\"GUIDE_UNAVAILABLE\"}");
    run(planned);
    awaitDone(planned);

    Answer found = api.search("orderId=" + order("A"));
    assertThat(found.at("/cases/0/refund/amount").intValue()).isEqualTo(8_000);
    assertThat(found.at("/cases/0/lines").size()).isEqualTo(1);
    assertThat(found.at("/cases/0/lines/0/lineId").stringValue()).isEqualTo("L2");
  }

  @Test
  @DisplayName("P9: what upstream closed is not cancelled, whether before the plan or after it")
  void whatUpstreamClosedIsNotCancelled() {
    tour("A", SATURDAY);
    tour("B", SATURDAY);
    tour("C", SATURDAY);
    close("A");

    Answer day = merchant.postTo(path, SATURDAY_TOURS);
    Answer listed =
        merchant.postTo(
            path,
            "{\"orderIds\":[\"%s\",\"%s\"],\"reason\":\"GUIDE_UNAVAILABLE\"}"
                .formatted(order("A"), order("B")));
    assertThat(day.at("/plan/orders").intValue()).as(day.body()).isEqualTo(2);
    assertThat(listed.at("/plan/orders").intValue()).as(listed.body()).isEqualTo(2);
    assertThat(listed.at("/plan/eligible").intValue()).isEqualTo(1);
    close("B");
    run(day);
    run(listed);

    assertThat(awaitDone(day).at("/progress/cancelled").intValue()).isEqualTo(1);
    assertThat(rows(day, "outcome=REFUSED")).containsExactly(order("B") + " order-closed");
    awaitDone(listed);
    assertThat(rows(listed, "outcome=REFUSED"))
        .containsExactly(order("A") + " order-closed", order("B") + " order-closed");
    assertThat(api.search("orderId=" + order("A")).at("/cases").size()).isZero();
    assertThat(api.search("orderId=" + order("B")).at("/cases").size()).isZero();
  }

  @Test
  void whatUpstreamClosesBeforeItsTurnIsNotCancelledAlthoughTheRunBeganBefore() {
    tour("A", SATURDAY);
    Answer planned = merchant.postTo(path, SATURDAY_TOURS);
    worker.stop();
    try {
      run(planned);
      clock.set(NOW.plusSeconds(60));
      topics.publish(new OrderClosedUpstream(order("A"), "CANCELLED", clock.instant(), false));
      awaitNoted("closed", order("A"));
    } finally {
      worker.start();
    }

    awaitDone(planned);

    assertThat(rows(planned, "outcome=REFUSED")).containsExactly(order("A") + " order-closed");
  }

  @Test
  @DisplayName("K9 K11: whoever was moved to another day after the plan keeps the booking")
  void whatMovedAwayAfterThePlanIsNotCancelled() {
    tour("stays", SATURDAY);
    tour("moved", SATURDAY);
    AnOrder two = tourOf("partly", SATURDAY).appointment(1, LATER);
    topics.publish(two.placed());
    topics.publish(two.paid());
    awaitPaid(order("partly"));
    Answer day = merchant.postTo(path, SATURDAY_TOURS);
    Answer slot =
        merchant.postTo(
            path,
            "{\"slotId\":\"" + order("moved") + "-slot-L1\",\"reason\":\"GUIDE_UNAVAILABLE\"}");
    assertThat(day.at("/plan/orders").intValue()).as(day.body()).isEqualTo(3);
    assertThat(slot.at("/plan/orders").intValue()).as(slot.body()).isEqualTo(1);

    amend(tourOf("moved", SATURDAY.plus(Duration.ofDays(1))), "sunday");
    amend(tourOf("partly", SATURDAY.plus(Duration.ofDays(1))).appointment(1, LATER), "sunday");
    run(slot);
    run(day);

    assertThat(awaitDone(slot).at("/progress/cancelled").intValue()).isZero();
    assertThat(rows(slot, "outcome=REFUSED")).containsExactly(order("moved") + " no-longer-meant");
    assertThat(awaitDone(day).at("/progress/cancelled").intValue()).isEqualTo(2);
    assertThat(rows(day, "outcome=REFUSED")).containsExactly(order("moved") + " no-longer-meant");
    assertThat(api.search("orderId=" + order("moved")).at("/cases").size()).isZero();
    Answer partly = api.search("orderId=" + order("partly"));
    assertThat(partly.at("/cases/0/lines").size()).isEqualTo(1);
    assertThat(partly.at("/cases/0/lines/0/lineId").stringValue()).isEqualTo("L2");
  }

  @Test
  void whatIsPlannedTwiceUnderAKeyIsPlannedOnce() {
    tour("A", SATURDAY);
    String body = "{\"productId\":\"haircut\",\"reason\":\"GUIDE_UNAVAILABLE\"}";
    CaseClient keyed = merchant.withKey("plan-" + id);

    assertThat(keyed.postTo(path, body).body()).isEqualTo(keyed.postTo(path, body).body());
    assertThat(merchant.get(path).at("/bulkCancellations").size()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNotExactlyOneSelection() {
    String reason = "\"reason\":\"GUIDE_UNAVAILABLE\"";
    merchant.postTo(path, "{" + reason + "}").isInvalid("slotId");
    merchant
        .postTo(path, "{\"slotId\":\"S\",\"productId\":\"P\"," + reason + "}")
        .isInvalid("productId");
    merchant.postTo(path, "{\"date\":\"2026-03-14\"," + reason + "}").isInvalid("zone");
    merchant.postTo(path, "{\"zone\":\"UTC\"," + reason + "}").isInvalid("date");
    merchant.postTo(path, "{\"orderIds\":[]," + reason + "}").isInvalid("orderIds");
    merchant.postTo(path, "{\"orderIds\":[null]," + reason + "}").isInvalid("orderIds[0]");
    merchant.postTo(path, "{\"slotId\":\"S\",\"reason\":\"NONE\"}").isInvalid("reason");
    merchant.postTo(path, "{\"slotId\":\"S\",\"reason\":\"ILLNESS\"}").isInvalid("reason");
    merchant.postTo(path, "{\"slotId\":\"S\",\"reason\":\"DELIVERY_REFUSED\"}").isInvalid("reason");
    merchant
        .postTo(path, "{\"slotId\":\"S\",\"reason\":\"OTHER_MERCHANT\"}")
        .isInvalid("reasonText");
  }

  @Test
  void takesTenThousandOrdersAndNotOneMore() {
    merchant.postTo(path, list(10_001)).isInvalid("orderIds");
    Answer planned = merchant.postTo(path, list(10_000));
    assertThat(planned.status()).as(planned.body()).isEqualTo(201);
    assertThat(planned.at("/plan/orders").intValue()).isEqualTo(10_000);
    assertThat(planned.at("/plan/eligible").intValue()).isZero();
  }

  private static String list(int orders) {
    return "{\"reason\":\"GUIDE_UNAVAILABLE\",\"orderIds\":["
        + String.join(
            ",", IntStream.range(0, orders).mapToObj(number -> "\"N-" + number + "\"").toList())
        + "]}";
  }

  @Test
  void isNobodyElsesBusiness() {
    tour("A", SATURDAY);
    Answer planned =
        merchant.postTo(path, "{\"productId\":\"haircut\",\"reason\":\"GUIDE_UNAVAILABLE\"}");
    CaseClient stranger = api.as(Role.MERCHANT, "M-other");

    stranger.get(at(planned)).isProblem(403, "forbidden");
    stranger.postTo(at(planned) + "/run", "").isProblem(403, "forbidden");
    stranger
        .get("/api/merchants/M-other/bulk-cancellations/" + planned.text("bulkId"))
        .isProblem(404, "not-found");
    api.as(Role.CUSTOMER, merchantId).get(path).isProblem(403, "forbidden");
    assertThat(api.as(Role.SUPPORT, "s").get(at(planned)).status()).isEqualTo(200);
  }

  private OrderId order(String name) {
    return new OrderId("B-" + id + "-" + name);
  }

  private AnOrder tourOf(String name, Instant start) {
    return AnOrder.of(order(name).value(), NOW.minusSeconds(60))
        .withMerchant(merchantId)
        .inCategory("experiences")
        .appointment(2, start);
  }

  private void tour(String name, Instant start) {
    AnOrder tour = tourOf(name, start);
    topics.publish(tour.placed());
    topics.publish(tour.paid());
    awaitPaid(order(name));
  }

  private void place(AnOrder order, Instant start) {
    AnOrder placed = order.appointment(2, start);
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    awaitPaid(placed.placed().orderId());
  }

  private void close(String name) {
    topics.publish(new OrderClosedUpstream(order(name), "CANCELLED", NOW, false));
    awaitNoted("closed", order(name));
  }

  /** Puts the first line of an order into another slot, as upstream would. */
  private void amend(AnOrder now, String slotId) {
    List<OrderLine> lines = new ArrayList<>(now.placed().lines());
    lines.set(0, in(lines.getFirst(), slotId));
    OrderId id = now.placed().orderId();
    topics.publish(new OrderAmended(id, 1, lines, List.of(), NOW, false));
    awaitNoted("amended", id);
  }

  private static OrderLine in(OrderLine line, String slotId) {
    BookedSlot slot = Objects.requireNonNull(line.slot());
    return new OrderLine(
        line.lineId(),
        line.productId(),
        line.category(),
        line.quantity(),
        line.unitPrice(),
        line.discount(),
        line.tax(),
        new BookedSlot(new SlotId(slotId), slot.start(), slot.end(), slot.zone(), slot.capacity()));
  }

  private void awaitNoted(String what, OrderId order) {
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.queryForObject(
                    "select count(*) from order_book where order_id = ? and "
                        + what
                        + " is not null",
                    Integer.class,
                    order.value())
                == 1);
  }

  private void awaitPaid(OrderId order) {
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.queryForObject(
                    "select count(*) from order_payments where order_id = ?",
                    Integer.class,
                    order.value())
                == 1);
  }

  private String at(Answer planned) {
    return path + "/" + planned.text("bulkId");
  }

  private Answer run(Answer planned) {
    return merchant.postTo(at(planned) + "/run", "");
  }

  private Answer awaitDone(Answer planned) {
    await().atMost(SOON).until(() -> merchant.get(at(planned)).text("state").equals("DONE"));
    return merchant.get(at(planned));
  }

  private List<String> rows(Answer planned, String query) {
    return merchant
        .get(at(planned) + "/orders?" + query)
        .at("/orders")
        .valueStream()
        .map(row -> row.path("orderId").stringValue() + " " + row.path("rule").stringValue())
        .toList();
  }
}
