package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.PaymentId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two replicas run a bulk cancellation together, and one of them dies at it. */
@EnabledIfEnvironmentVariable(
    named = RunningSystem.SWITCH,
    matches = "compose",
    disabledReason = "replicas are containers: RESCIND_SYSTEM=compose")
@ExtendWith(RunningSystem.class)
class BulkReplicasTest {

  private static final String SERVICE = "cancellation-service";

  /** Eight units of 25. */
  private static final int ORDERS = 200;

  private final String id = UUID.randomUUID().toString().substring(0, 13);
  private final String merchant = "M-" + id;
  private final List<String> orders =
      IntStream.range(0, ORDERS).mapToObj(number -> id + "-" + number).toList();
  private final Platform platform;
  private final Compose compose;

  BulkReplicasTest(Platform platform) {
    this.platform = platform;
    compose = ((InContainers) platform.parts()).compose();
  }

  @BeforeAll
  static void startTwo(Platform platform) {
    ((InContainers) platform.parts()).scale(SERVICE, 2);
  }

  @AfterAll
  static void goBackToOne(Platform platform) {
    ((InContainers) platform.parts()).scale(SERVICE, 1);
  }

  @Test
  void eachOrderIsCancelledOnceAndThereIsOneReport() {
    orders.forEach(this::told);
    awaitCount("cancellation", "from order_lines where merchant_id = '%s'".formatted(merchant));
    String bulk = "/" + planned();

    assertThat(
            platform.post(SERVICE, bulks() + bulk + "/run", "", Role.MERCHANT, merchant).status())
        .isEqualTo(202);
    await()
        .atMost(Story.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(() -> seen(bulk).at("/progress/cancelled").asInt() >= ORDERS / 4);
    compose.killReplica(SERVICE, 1);

    await()
        .atMost(Story.PATIENCE)
        .ignoreExceptions()
        .until(() -> seen(bulk).path("state").asString("").equals("DONE"));
    assertThat(seen(bulk).at("/progress/cancelled").asInt()).isEqualTo(ORDERS);
    assertThat(seen("").path("bulkCancellations")).hasSize(1);
    awaitSettledOnce();
  }

  private void told(String order) {
    Instant start = platform.now().plus(Duration.ofDays(5));
    Money price = new Money(4_500, "EUR");
    Money nothing = Money.zero("EUR");
    BookedSlot slot =
        new BookedSlot(
            new SlotId(order), start, start.plus(Duration.ofHours(1)), ZoneOffset.UTC, 1);
    OrderLine line =
        new OrderLine(new LineId("L1"), new ProductId(id), null, 1, price, nothing, nothing, slot);
    platform
        .topics()
        .publish(
            new OrderPlaced(
                new OrderId(order),
                null,
                new MerchantId(merchant),
                new CustomerId("C-" + order),
                "EUR",
                platform.now(),
                List.of(line),
                List.of(),
                null,
                false));
    platform
        .topics()
        .publish(
            new OrderPaid(
                new OrderId(order), new PaymentId(order), price, "CARD", platform.now(), false));
  }

  private String planned() {
    String body = "{\"productId\":\"%s\",\"reason\":\"MERCHANT_UNAVAILABLE\"}".formatted(id);
    JsonNode plan = platform.post(SERVICE, bulks(), body, Role.MERCHANT, merchant).json();
    assertThat(plan.at("/plan/eligible").asInt()).as(plan.toString()).isEqualTo(ORDERS);
    return plan.path("bulkId").stringValue();
  }

  private String bulks() {
    return "/api/merchants/" + merchant + "/bulk-cancellations";
  }

  private JsonNode seen(String bulk) {
    return platform.get(SERVICE, bulks() + bulk, Role.MERCHANT, merchant).json();
  }

  private void awaitSettledOnce() {
    awaitCount(
        "cancellation", "from cases where state = 'SETTLED' and order_id like '" + id + "%'");
    awaitCount("refund", "from simulated_gateway_refunds where order_id like '" + id + "%'");
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() ->
            assertThat(orders)
                .allSatisfy(order ->
                    assertThat(
                            platform.topics().events(Topic.CANCELLATIONS, order).stream()
                                .distinct())
                        .as("one request, one approval, one settlement")
                        .hasSize(3)));
  }

  /** Waits until there is a row for each order, and sees that there is one only. */
  private void awaitCount(String database, String rows) {
    String question = "select count(distinct order_id) || ' of ' || count(*) " + rows;
    await()
        .atMost(Story.PATIENCE)
        .until(
            () -> compose.ask(database, question),
            answer -> answer.equals(ORDERS + " of " + ORDERS));
  }
}
