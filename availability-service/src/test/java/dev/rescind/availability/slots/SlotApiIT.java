package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.TestOrder.START;
import static dev.rescind.availability.slots.TestOrder.order;
import static dev.rescind.availability.slots.TestOrder.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.availability.AvailabilityTest;
import dev.rescind.availability.StandingClock;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@AvailabilityTest
class SlotApiIT {

  private final TestTopics topics = new TestTopics();
  private final TestSlots slots = new TestSlots(topics);
  private final TestApi api;
  private final SettableClock clock;

  SlotApiIT(@Value("${local.server.port}") int port, SettableClock clock) {
    this.api = new TestApi(port);
    this.clock = clock;
  }

  @AfterEach
  void restore() {
    clock.set(StandingClock.NOW);
    topics.close();
  }

  @ParameterizedTest
  @CsvSource({"SUPPORT, anybody", "OPS, anybody", "MERCHANT, mer-insides"})
  void whoMayLookIntoASlotSeesWhoBookedIt(Role role, String subject) {
    given("o-insides-" + role + subject, "mer-insides", "s-insides-" + role, 2, 5);

    JsonNode slot = api.get("/api/slots/s-insides-" + role, role, subject).body();

    assertThat(slot.get("capacity").asInt()).isEqualTo(5);
    assertThat(slot.get("reserved").asInt()).isEqualTo(2);
    assertThat(slot.get("available").asInt()).isEqualTo(3);
    assertThat(slot.get("overbooked").asBoolean()).isFalse();
    assertThat(slot.get("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(slot.get("history").get(0).get("orderId").asString())
        .isEqualTo("o-insides-" + role + subject);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CUSTOMER", "MERCHANT", "ARBITER", "ANALYST", "UPSTREAM"})
  void anybodyElseSeesABookableSlotAndNothingOfItsInsides(Role role) {
    given("o-outside-" + role, "mer-1", "s-outside-" + role, 2, 5);

    JsonNode slot = api.get("/api/slots/s-outside-" + role, role, "stranger").body();

    assertThat(slot.get("available").asInt()).isEqualTo(3);
    assertThat(slot.get("bookable").asBoolean()).isTrue();
    assertThat(slot.propertyNames()).doesNotContain("history", "reserved", "capacity");
  }

  @Test
  void aSlotThatIsFullIsHiddenFromWhoMayNotLookIntoIt() {
    given("o-hidden", "mer-hidden", "s-hidden", 2, 2);

    assertThat(api.get("/api/slots/s-hidden", Role.CUSTOMER, "cus-1").status()).isEqualTo(404);
    assertThat(api.get("/api/slots/s-hidden", Role.MERCHANT, "mer-other").status()).isEqualTo(404);
    assertThat(api.get("/api/slots/s-hidden", Role.MERCHANT, "mer-hidden").status()).isEqualTo(200);
    assertThat(ids("?merchantId=mer-hidden", Role.CUSTOMER, "cus-1")).isEmpty();
    assertThat(ids("?merchantId=mer-hidden", Role.MERCHANT, "mer-other")).isEmpty();
    assertThat(ids("?merchantId=mer-hidden", Role.MERCHANT, "mer-hidden"))
        .containsExactly("s-hidden");
    assertThat(ids("?merchantId=mer-hidden&bookable=true", Role.SUPPORT, "sue")).isEmpty();
  }

  @Test
  void aSlotThatHasBegunIsNotBookable() {
    given("o-begun", "mer-begun", "s-begun", 1, 2);
    clock.set(START.minusSeconds(1));
    assertThat(ids("?merchantId=mer-begun&bookable=true", Role.CUSTOMER, "cus-1"))
        .containsExactly("s-begun");
    clock.set(START);
    assertThat(ids("?merchantId=mer-begun&bookable=true", Role.CUSTOMER, "cus-1")).isEmpty();
  }

  @Test
  void slotsAreFoundByProductAndByTheirStart() {
    TestOrder order = order("o-find").of("mer-find").with("1", 1, slot("s-find", 2));
    topics.publish(order.placed());
    slots.events("s-find", 2);
    String product = "?productId=" + order.product("1");

    assertThat(ids(product + "&from=" + START, Role.SUPPORT, "sue")).containsExactly("s-find");
    assertThat(ids(product + "&from=" + START.plusSeconds(1), Role.SUPPORT, "sue")).isEmpty();
    assertThat(ids(product + "&to=" + START.plusSeconds(1), Role.SUPPORT, "sue"))
        .containsExactly("s-find");
    assertThat(ids(product + "&to=" + START, Role.SUPPORT, "sue")).isEmpty();
  }

  @Test
  void pagesCoverEverySlotOnce() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      given("o-page-" + i, "mer-page", "s-page-" + i, 1, 2);
      expected.add("s-page-" + i);
    }
    List<String> found = new ArrayList<>();
    String query = "?merchantId=mer-page&limit=2";
    JsonNode page = api.get("/api/slots" + query, Role.CUSTOMER, "cus-1").body();
    page.get("slots").forEach(slot -> found.add(slot.get("slotId").asString()));
    while (page.has("next")) {
      page =
          api.get(
                  "/api/slots" + query + "&cursor=" + page.get("next").asString(),
                  Role.CUSTOMER,
                  "cus-1")
              .body();
      page.get("slots").forEach(slot -> found.add(slot.get("slotId").asString()));
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "cursor=nonsense, cursor",
    "from=tomorrow, from",
    "productId=%00, productId",
    "merchantId=a%20b, merchantId",
    "from=%2B300000-01-01T00:00:00Z, from",
    "from=%2B10000-01-01T00:00:00Z, from",
    "to=0000-12-31T23:59:59Z, to",
    "cursor=KzMwMDAwMC0wMS0wMVQwMDowMDowMFogcy0x, cursor",
    "cursor=MjAyNi0wNS0wMlQwMDowMDowMFogAA, cursor",
    "from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z, to"
  })
  void aMalformedSearchIsRefusedByField(String query, String field) {
    TestApi.Answer answer = api.get("/api/slots?" + query, Role.OPS, "olga");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("field").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=0001-01-01T00:00:00Z", "to=9999-12-31T23:59:59Z"})
  void aSearchGoesToTheEndsOfTheCalendar(String query) {
    given("o-ends", "mer-ends", "s-ends", 1, 5);
    assertThat(ids("?merchantId=mer-ends&" + query, Role.OPS, "olga")).containsExactly("s-ends");
  }

  @Test
  void aSlotIdThatCanBeNoneIsRefused() {
    assertThat(api.get("/api/slots/a%20b", Role.OPS, "olga").status()).isEqualTo(400);
  }

  @Test
  @DisplayName(
      "I13 Who offers a slot before it is sold does not look into it once another sells it")
  void aSlotIsOfWhoeverSellsIt() {
    TestOrder offering = order("o-squat").of("mer-squat").with("1", 1, slot("s-squat-a", 5));
    topics.publish(offering.placed());
    slots.events("s-squat-a", 2);
    topics.publish(offering.offered("c-squat", 1, slot("s-squat", 100)));
    slots.events("s-squat", 2);
    topics.publish(order("o-sold").of("mer-sold").with("1", 2, slot("s-squat", 7)).placed());
    slots.events("s-squat", 4);

    JsonNode others = api.get("/api/slots/s-squat", Role.MERCHANT, "mer-squat").body();
    JsonNode own = api.get("/api/slots/s-squat", Role.MERCHANT, "mer-sold").body();
    assertThat(others.propertyNames()).doesNotContain("history", "reserved", "capacity");
    assertThat(own.get("capacity").asInt()).isEqualTo(7);
    assertThat(own.get("history").get(1).get("orderId").asString()).isEqualTo("o-sold");
    assertThat(own.get("productId").asString()).isEqualTo("prd-o-sold-1");
  }

  @Test
  void anUnknownSlotIsAProblemAndSoIsACallWithoutToken() {
    assertThat(api.get("/api/slots/none", Role.OPS, "olga").body().get("type").asString())
        .isEqualTo("urn:rescind:problem:not-found");
    assertThat(api.getWithoutToken("/api/slots").status()).isEqualTo(401);
  }

  @Test
  void placesTakenAreCounted() {
    given("o-count", "mer-1", "s-count", 3, 2);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(api.metrics())
                .contains("rescind_slots_places_reserved_total", "rescind_slots_overbooked"));
  }

  private void given(String order, String merchant, String slot, int sold, int capacity) {
    topics.publish(order(order).of(merchant).with("1", sold, slot(slot, capacity)).placed());
    slots.events(slot, 2);
  }

  private List<String> ids(String query, Role role, String subject) {
    List<String> ids = new ArrayList<>();
    api.get("/api/slots" + query, role, subject)
        .body()
        .get("slots")
        .forEach(slot -> ids.add(slot.get("slotId").asString()));
    return ids;
  }
}
