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
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.ProductId;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.SlotId;
import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer's order with one merchant, told through the public faces. */
final class Story {

  /** Far longer than anything takes, for machines that do something else meanwhile. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What an order costs, minor units of EUR. */
  static final int PRICE = 8_000;

  private static final ZoneId PLACE = ZoneId.of("Europe/Berlin");

  private final Platform platform;
  private final String people;
  private final String id = UUID.randomUUID().toString().substring(0, 13);
  private final @Nullable String category;
  private final @Nullable Instant start;

  private Story(Platform platform, @Nullable String category, @Nullable Duration notice) {
    this(platform, category, notice, UUID.randomUUID().toString().substring(0, 13));
  }

  private Story(
      Platform platform, @Nullable String category, @Nullable Duration notice, String people) {
    this.platform = platform;
    this.people = people;
    this.category = category;
    this.start = notice == null ? null : platform.now().plus(notice);
  }

  /** Under the preset {@code appointments}. */
  static Story appointmentIn(Platform platform, Duration notice) {
    return new Story(platform, null, notice);
  }

  /** Under the preset {@code experiences}. */
  static Story tourIn(Platform platform, Duration notice) {
    return new Story(platform, "experiences", notice);
  }

  /** Under the preset {@code marketplace-goods}. */
  static Story goods(Platform platform) {
    return new Story(platform, "marketplace-goods", null);
  }

  /** Under the preset {@code freelance-services}. */
  static Story service(Platform platform) {
    return new Story(platform, "freelance-services", null);
  }

  /** Of another category, under whatever policy is published for it. */
  static Story of(Platform platform, String category) {
    return new Story(platform, category, null);
  }

  /** Another order of the same customer with the same merchant; of goods and work. */
  Story anotherOrder() {
    return new Story(platform, category, null, people);
  }

  Platform platform() {
    return platform;
  }

  String order() {
    return "O-" + id;
  }

  String customer() {
    return "C-" + people;
  }

  String merchant() {
    return "M-" + people;
  }

  String slot() {
    return "S-" + id;
  }

  String customerMail() {
    return "customer-" + people + "@example.org";
  }

  String merchantMail() {
    return "merchant-" + people + "@example.org";
  }

  Speaker asCustomer() {
    return new Speaker(this, Role.CUSTOMER, customer());
  }

  Speaker asMerchant() {
    return new Speaker(this, Role.MERCHANT, merchant());
  }

  Speaker asSupport() {
    return new Speaker(this, Role.SUPPORT, "support");
  }

  Speaker asArbiter() {
    return new Speaker(this, Role.ARBITER, "arbiter");
  }

  /** When it begins, UTC; of goods and work nothing begins. */
  Instant start() {
    return Objects.requireNonNull(start);
  }

  /** The first instant of the day on which it takes place, there. */
  Instant dayOfStart() {
    return start().atZone(PLACE).toLocalDate().atStartOfDay(PLACE).toInstant();
  }

  OrderPlaced placed() {
    return placed(order(), null, platform.now());
  }

  /** A later order of the same customer for the same, which names this one as its forerunner. */
  OrderPlaced placedAnew() {
    // Exact, for cut to the second it could come before the request that it follows.
    return placed("R-" + id, new OrderId(order()), platform.parts().now());
  }

  private OrderPlaced placed(String orderId, @Nullable OrderId reorderOf, Instant placedAt) {
    return new OrderPlaced(
        new OrderId(orderId),
        null,
        new MerchantId(merchant()),
        new CustomerId(customer()),
        "EUR",
        placedAt,
        List.of(line()),
        List.of(),
        reorderOf,
        false);
  }

  private OrderLine line() {
    Money nothing = Money.zero("EUR");
    return new OrderLine(
        new LineId("L1"),
        new ProductId("haircut"),
        category,
        1,
        new Money(PRICE, "EUR"),
        nothing,
        nothing,
        start == null ? null : booked(slot(), start));
  }

  private static BookedSlot booked(String slot, Instant from) {
    return new BookedSlot(new SlotId(slot), from, from.plus(Duration.ofHours(1)), PLACE, 1);
  }

  OrderPaid paid() {
    return new OrderPaid(
        new OrderId(order()),
        new PaymentId("P-" + id),
        new Money(PRICE, "EUR"),
        "CARD",
        platform.now(),
        false);
  }

  /** Known, and not paid yet. */
  Story unpaid() {
    contacts();
    platform.topics().publish(placed());
    return awaitKnown();
  }

  /** Upstream tells something else about the order. */
  Story told(RescindEvent event) {
    platform.topics().publish(event);
    return this;
  }

  /** Upstream tells everything there is to know. */
  Story known() {
    contacts();
    platform.topics().publish(placed());
    platform.topics().publish(paid());
    return awaitPaid();
  }

  private Story awaitPaid() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> asSupport().order().at("/paid/amount").asInt(0) == PRICE);
    return this;
  }

  Story contacts() {
    contact(customer(), customerMail());
    contact(merchant(), merchantMail());
    return this;
  }

  private void contact(String person, String email) {
    platform.topics().publish(new ContactPublished(new PersonId(person), email, "Somebody", "en"));
  }

  Story awaitKnown() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() ->
            platform
                    .get("cancellation-service", "/api/orders/" + order(), Role.SUPPORT, "s")
                    .status()
                == 200);
    return this;
  }

  /** The customer asks; answers the id of the case. */
  String cancelled() {
    return platform.cancel(order(), customer()).text("cancellationId");
  }

  void awaitState(String cancellationId, String state) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> platform.showCase(cancellationId).text("state").equals(state));
  }

  void awaitMails(int toCustomer, int toMerchant) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> mails(customerMail()) == toCustomer && mails(merchantMail()) == toMerchant);
  }

  /** Waits until the cancellations topic has told exactly so many different things of the order. */
  void awaitPublished(int events) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(platform.topics().events(Topic.CANCELLATIONS, order()).stream().distinct())
                .hasSize(events));
  }

  /** Waits for a mail to an address whose subject says this, and its text all of these. */
  void awaitMail(String address, String subject, String... words) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(platform.mailTexts(address, subject))
                .anySatisfy(text -> assertThat(List.of(words)).allMatch(text::contains)));
  }

  /** Waits for the case of an order that nobody paid: no money goes anywhere. */
  void settlesUnpaid(String cancellationId) {
    awaitState(cancellationId, "SETTLED");
    awaitHappened(cancellationId, "RefundNotDue");
    assertThat(atGateway()).isZero();
  }

  /** Waits until each of these happened, as the timeline tells; answers all that did. */
  List<String> awaitHappened(String cancellationId, String... types) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> happened(cancellationId), all -> all.containsAll(List.of(types)));
  }

  /** The types of what happened, without their versions, in order. */
  List<String> happened(String cancellationId) {
    return asSupport()
        .get("/api/cancellations/" + cancellationId + "/timeline")
        .at("/entries")
        .valueStream()
        .map(entry -> entry.path("type").asString("").replaceFirst("\\.v\\d+$", ""))
        .toList();
  }

  /**
   * Waits until a case is settled everywhere: this much went back at the gateway in all, and the
   * analytics say the same.
   *
   * @param refund minor units
   */
  void awaitUndone(String cancellationId, int refund) {
    awaitState(cancellationId, "SETTLED");
    assertThat(atGateway()).isEqualTo(refund);
    awaitReported(cancellationId, "SETTLED", refund);
  }

  /** What went back for the order, by the gateway's own book. */
  int atGateway() {
    return platform
        .gatewayRefunds(order())
        .valueStream()
        .mapToInt(refund -> refund.at("/amount/amount").asInt())
        .sum();
  }

  /** Waits until availability-service has heard of the order, too. */
  Story awaitReserved() {
    await().atMost(PATIENCE).until(() -> places(slot(), "reserved") == 1);
    return this;
  }

  /** Waits until a customer who looks for a place finds this one free. */
  void awaitBookable(String slot) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() ->
            platform
                .get("availability-service", "/api/slots/" + slot, Role.CUSTOMER, "another")
                .at("/bookable")
                .asBoolean(false));
  }

  private void awaitReported(String cancellationId, String state, int refund) {
    String statement =
        "select state, refund_minor from cases where cancellation_id = '%s'"
            .formatted(cancellationId);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(platform.sql(statement).toString())
                .isEqualTo("[[\"%s\",%d]]".formatted(state, refund)));
  }

  /** Where another day would take place. */
  String otherSlot() {
    return "S2-" + id;
  }

  /** An offer of the same three days later. */
  String anotherDay() {
    Instant from = start().plus(Duration.ofDays(3));
    return """
    {"kind":"RESCHEDULE","lineId":"L1",
     "slot":{"slotId":"%s","start":"%s","end":"%s","zone":"%s","capacity":1}}
    """
        .formatted(otherSlot(), from, from.plus(Duration.ofHours(1)), PLACE);
  }

  /** How many places of a slot are {@code held} for offers, {@code reserved} or {@code closed}. */
  int places(String slot, String which) {
    return platform
        .get("availability-service", "/api/slots/" + slot, Role.SUPPORT, "s")
        .at("/" + which)
        .asInt(-1);
  }

  int mails(@Nullable String address) {
    return platform.mailsTo(String.valueOf(address)).size();
  }
}
