package dev.rescind.cancellation;

import static dev.rescind.cancellation.AnOrder.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The four businesses, each under its preset, through API and topics; the clock is turned on. */
@CancellationTest
class ScenariosTest {

  private static final Instant NOW = FixedTime.NOW;
  private static final Instant START = NOW.plus(Duration.ofDays(10));
  private static final Duration SOON = Duration.ofMinutes(2);

  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final int port;
  private final CaseClient api;
  private final CaseClient customer;
  private final CaseClient merchant;
  private final CaseClient support;
  private final CaseClient arbiter;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("S-" + id);
  private TestTopics topics;

  ScenariosTest(SettableClock clock, JdbcTemplate jdbc, @LocalServerPort int port) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.port = port;
    this.api = new CaseClient(port);
    this.customer = api.as(Role.CUSTOMER, "C-" + id);
    this.merchant = api.as(Role.MERCHANT, "M-" + id);
    this.support = api.as(Role.SUPPORT, "support");
    this.arbiter = api.as(Role.ARBITER, "arbiter");
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
  @DisplayName("K1 K3 K6 K7: a traveller asks, both talk, the merchant approves by the policy")
  void aTourIsCancelledByAgreement() {
    CancellationId asked = tour("CHANGE_OF_PLANS");
    Answer shown = customer.show(asked);
    assertThat(shown.text("state")).isEqualTo("AWAITING_RESPONSE");
    assertThat(shown.text("awaited")).isEqualTo("MERCHANT");
    assertThat(shown.text("respondBy")).isEqualTo("2026-03-05T09:00:00Z");
    assertThat(shown.at("/possible").valueStream().map(JsonNode::stringValue))
        .contains("WITHDRAW", "POST_MESSAGE");

    customer.act(asked, "messages", "{\"text\":\"Could you be quick?\"}");
    merchant.act(asked, "messages", "{\"text\":\"Of course.\"}");
    support.act(asked, "messages", "{\"text\":\"Watch this one.\",\"visibility\":\"PLATFORM\"}");
    assertThat(texts(customer.messages(asked)))
        .containsExactly("Could you be quick?", "Of course.");
    assertThat(texts(support.messages(asked))).hasSize(3);
    assertThat(merchant.story(asked).body()).doesNotContain("PLATFORM");

    Answer approved =
        merchant.act(asked, "approval", "{\"grant\":\"BY_POLICY\",\"remark\":\"See you soon.\"}");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.text("state")).isEqualTo("APPROVED");
    assertThat(approved.at("/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(approved.text("remark")).isEqualTo("See you soon.");
    settle(asked, 160);
    api.awaitState(asked, "SETTLED");
  }

  @Test
  @DisplayName("K2: silence is reminded of, and then means what the policy says")
  void aMerchantWhoSaysNothingApproves() {
    CancellationId asked = tour("ILLNESS");

    clock.set(NOW.plus(Duration.ofDays(2)).plusSeconds(1));
    awaitEvent("ResponseReminded");
    assertThat(api.show(asked).text("state")).isEqualTo("AWAITING_RESPONSE");
    clock.set(NOW.plus(Duration.ofDays(3)).plusSeconds(1));

    api.awaitState(asked, "APPROVED");
    assertThat(api.show(asked).at("/decision/code").stringValue()).isEqualTo("SILENCE");
    merchant
        .act(asked, "rejection", "{\"reason\":\"OTHER\",\"explanation\":\"No.\"}")
        .isProblem(409, "not-in-this-state");
  }

  @Test
  @DisplayName("K4: a rejection needs a reason and an explanation, which the traveller reads")
  void aRejectionIsExplained() {
    CancellationId asked = tour("FOUND_CHEAPER");

    merchant
        .act(asked, "rejection", "{\"reason\":\"OUTSIDE_TERMS\",\"explanation\":\" \"}")
        .isInvalid("explanation");
    merchant.act(asked, "rejection", "{\"explanation\":\"No.\"}").isInvalid("reason");
    merchant.act(
        asked,
        "rejection",
        "{\"reason\":\"OUTSIDE_TERMS\",\"explanation\":\"Too late for that.\"}");

    Answer shown = customer.show(asked);
    assertThat(shown.text("state")).isEqualTo("REJECTED");
    assertThat(shown.text("remark")).isEqualTo("Too late for that.");
    assertThat(shown.text("escalationUntil")).isNotEmpty();
  }

  @Test
  @DisplayName("K5: keeping the schedule is recorded as kept")
  void keepingTheScheduleIsRecordedAsKept() {
    CancellationId asked = tour("CHANGE_OF_PLANS");

    Answer kept =
        merchant.act(
            asked,
            "rejection",
            "{\"reason\":\"CUSTOMER_KEEPS_SCHEDULE\",\"explanation\":\"We talked.\"}");

    assertThat(kept.text("state")).isEqualTo("KEPT");
    assertThat(customer.request(order, "CHANGE_OF_PLANS").text("state"))
        .isEqualTo("AWAITING_RESPONSE");
  }

  @Test
  @DisplayName("K8 K9: weather cancels at once and in full, after the traveller was spoken to")
  void theWeatherCancelsAfterAContact() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("experiences"), 1);

    assertThat(merchant.request(order, "FORCE_MAJEURE").at("/explanation/rules").toString())
        .contains("contact-first");
    assertThat(merchant.contact(order, "{\"channel\":\"PHONE\",\"remark\":\"Storm.\"}").status())
        .isEqualTo(201);
    Answer cancelled = merchant.request(order, "FORCE_MAJEURE");

    assertThat(cancelled.text("state")).as(cancelled.body()).isEqualTo("APPROVED");
    assertThat(cancelled.at("/refund/amount").intValue()).isEqualTo(8_000);
  }

  @Test
  @DisplayName("K11: another day is offered, held and confirmed; the order is kept")
  void anotherDayKeepsTheOrder() {
    CancellationId asked = tour("CHANGE_OF_PLANS");
    assertThat(merchant.act(asked, "alternatives", anotherDay()).text("state"))
        .isEqualTo("ALTERNATIVE_OFFERED");
    assertThat(customer.act(asked, "alternatives/1/acceptance", "").text("state"))
        .isEqualTo("KEEPING");

    topics.publish(
        new RescheduleConfirmed(
            new SlotId("another-" + id),
            new SlotId(order + "-slot-L1"),
            order,
            new LineId("L1"),
            asked,
            new StepId(asked + "/alternative-1"),
            2,
            2,
            NOW,
            false));

    api.awaitState(asked, "KEPT");
  }

  @Test
  @DisplayName("K11: a day that is gone meanwhile brings the decision back")
  void aDayThatIsGoneBringsTheDecisionBack() {
    CancellationId asked = tour("CHANGE_OF_PLANS");
    merchant.act(asked, "alternatives", anotherDay());
    customer.act(asked, "alternatives/1/acceptance", "");

    topics.publish(
        new RescheduleDeclined(
            new SlotId("another-" + id),
            order,
            new LineId("L1"),
            asked,
            new StepId(asked + "/alternative-1"),
            "FULL",
            NOW,
            false));

    api.awaitState(asked, "AWAITING_RESPONSE");
    merchant.act(asked, "approval", "{}");
    settle(asked, 160);
    api.awaitState(asked, "SETTLED");
  }

  @Test
  @DisplayName("M2 M3 M4: paid goods need the buyer; a claim rides along and is paid")
  void aSellerCancelsPaidGoodsWithTheBuyersConsent() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("marketplace-goods"), 0);
    CancellationId asked =
        created(
            merchant.post(order, "{\"reason\":\"CUSTOMER_ASKED\"" + proof(Role.MERCHANT) + "}"));
    assertThat(api.show(asked).text("awaited")).isEqualTo("CUSTOMER");
    merchant.act(asked, "approval", "{}").isProblem(403, "not-awaited");
    merchant.act(
        asked,
        "claim",
        "{\"ground\":\"CUSTOM_WORK\",\"amount\":{\"amount\":2000,\"currency\":\"EUR\"}}");
    String claim = merchant.claims(asked).at("/0/claimed/claimId").stringValue();

    assertThat(customer.act(asked, "approval", "{}").text("state")).isEqualTo("APPROVED");
    Answer decided =
        customer.act(
            asked,
            "claims/" + claim + "/decision",
            "{\"awarded\":{\"amount\":1500,\"currency\":\"EUR\"}}");
    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    settle(asked, 160);
    assertThat(api.show(asked).text("state")).isEqualTo("APPROVED");
    topics.publish(
        new CompensationPaid(
            order,
            asked,
            new StepId(asked + "/claim-" + claim),
            Party.CUSTOMER,
            Party.MERCHANT,
            new Money(1_500, "EUR"),
            NOW,
            false));

    api.awaitState(asked, "SETTLED");
  }

  @Test
  @DisplayName("M5 M6 M7: a rejection is brought before the platform, whose ruling binds")
  void aRejectedBuyerGoesToThePlatform() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("marketplace-goods"), 0);
    CancellationId asked =
        created(
            customer.post(
                order,
                "{\"reason\":\"NOT_AS_DESCRIBED\",\"reasonText\":\"It is blue.\""
                    + proof(Role.CUSTOMER)
                    + "}"));
    merchant.act(asked, "rejection", "{\"reason\":\"NOT_AS_STATED\",\"explanation\":\"It is.\"}");
    String dispute = "{\"ground\":\"NOT_AS_DESCRIBED\",\"statement\":\"It is blue.\"}";
    assertThat(customer.act(asked, "dispute", dispute).text("state")).isEqualTo("DISPUTED");
    assertThat(merchant.act(asked, "messages", "{\"text\":\"It was red.\"}").status())
        .isEqualTo(200);
    String ruling = "{\"percent\":100,\"fault\":\"MERCHANT\",\"reason\":\"The photo is blue.\"}";
    support.act(asked, "ruling", ruling).isProblem(403, "forbidden");

    Answer ruled = arbiter.act(asked, "ruling", ruling);

    assertThat(ruled.status()).as(ruled.body()).isEqualTo(200);
    assertThat(ruled.text("state")).isEqualTo("APPROVED");
    assertThat(ruled.at("/refund/amount").intValue()).isEqualTo(16_000);
    settle(asked, 160);
    api.awaitState(asked, "SETTLED");
  }

  @Test
  @DisplayName("F1 F2 F5 F6: a decline leaves the resolution centre open, silence cancels")
  void aServiceIsCancelledBySilence() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("freelance-services"), 0);
    CancellationId declined = created(customer.request(order, "CHANGED_REQUIREMENTS"));
    merchant.act(
        declined, "rejection", "{\"reason\":\"ALREADY_PREPARED\",\"explanation\":\"Half done.\"}");

    CancellationId own =
        created(
            merchant.post(order, "{\"reason\":\"CUSTOMER_ASKED\"" + proof(Role.MERCHANT) + "}"));
    assertThat(api.show(own).text("awaited")).isEqualTo("CUSTOMER");
    clock.set(NOW.plus(Duration.ofHours(48)));
    assertThat(api.show(own).text("state")).isEqualTo("AWAITING_RESPONSE");
    clock.set(NOW.plus(Duration.ofHours(48)).plusSeconds(10));

    api.awaitState(own, "APPROVED");
  }

  @Test
  @DisplayName("F7: a mistaken order is exempted when the new one comes, and lapses if it does not")
  void aMistakenOrderIsExempted() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("freelance-services"), 0);
    CancellationId asked = created(customer.request(order, "ORDERED_BY_MISTAKE"));

    support.act(asked, "reorder-promise", "").isProblem(409, "reorder-not-allowed");
    customer.act(asked, "reorder-promise", "").isProblem(403, "forbidden");
    customer
        .act(asked, "reorder", "{\"orderId\":\"" + order + "\"}")
        .isProblem(409, "reorder-not-awaited");
  }

  @Test
  @DisplayName("P4: two who act on what they saw: the second sees that it changed")
  void theSecondOfTwoSeesThatItChanged() {
    CancellationId asked = tour("CHANGE_OF_PLANS");
    long seen = api.show(asked).at("/version").longValue();

    assertThat(merchant.act(asked, "approval", "{}", seen).status()).isEqualTo(200);
    merchant
        .act(asked, "rejection", "{\"reason\":\"OTHER\",\"explanation\":\"No.\"}", seen)
        .isProblem(412, "changed-meanwhile");
    customer.act(asked, "withdrawal", "").isProblem(409, "not-in-this-state");
  }

  @Test
  @DisplayName("P4 P10: who asks gets what was quoted, or hears what is different")
  void whoAsksGetsWhatWasQuoted() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("experiences"), 2);
    Answer quote = customer.quote(order, "CHANGE_OF_PLANS");
    assertThat(quote.status()).as(quote.body()).isEqualTo(201);
    String body = "{\"reason\":\"%s\",\"quoteId\":\"" + quote.text("quoteId") + "\"}";

    Answer stale = customer.post(order, body.formatted("ILLNESS"));
    stale.isProblem(409, "quote-stale");
    assertThat(stale.at("/outlook/refund/amount").intValue()).isEqualTo(16_000);
    clock.set(NOW.plusSeconds(60));
    Answer asked = customer.post(order, body.formatted("CHANGE_OF_PLANS"));

    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(asked.text("requestedAt")).isEqualTo(quote.text("quotedAt"));
    customer.post(order, body.formatted("CHANGE_OF_PLANS")).isProblem(409, "quote-stale");
    merchant.post(order, body.formatted("MERCHANT_UNAVAILABLE")).isInvalid("quoteId");
  }

  @Test
  @DisplayName(
      "M2: what is shipped meanwhile goes to the platform; what is closed has no case left")
  void theCaseFollowsItsOrder() {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("marketplace-goods"), 0);
    CancellationId asked = created(customer.request(order, "NO_LONGER_NEEDED"));
    assertThat(api.show(asked).text("awaited")).isEqualTo("MERCHANT");

    topics.publish(new OrderShipped(order, NOW, false));
    await().atMost(SOON).until(() -> api.show(asked).text("awaited").equals("PLATFORM"));
    topics.publish(new OrderClosedUpstream(order, "PAYMENT_FAILED", NOW, false));

    api.awaitState(asked, "SUPERSEDED");
  }

  @Test
  @DisplayName("M6: what was settled is ruled on although upstream closed its order meanwhile")
  void aContestOutlivesItsOrder() {
    CancellationId asked = tour("CHANGE_OF_PLANS");
    merchant.act(asked, "approval", "{\"grant\":\"BY_POLICY\"}");
    settle(asked, 160);
    api.awaitState(asked, "SETTLED");
    customer.act(asked, "dispute", "{\"ground\":\"OTHER\",\"statement\":\"It is your fault.\"}");

    topics.publish(new OrderClosedUpstream(order, "CANCELLED", NOW, false));
    await().atMost(SOON).until(() -> api.order(order).at("/closed/why").isString());

    assertThat(api.show(asked).text("state")).isEqualTo("DISPUTED");
    assertThat(api.story(asked).body()).doesNotContain("CancellationSuperseded");
    arbiter.act(asked, "ruling", "{\"fault\":\"MERCHANT\",\"reason\":\"They were late.\"}");
    assertThat(api.show(asked).text("state")).isEqualTo("SETTLED");
  }

  @Test
  void whatIsErasedIsRepeatedInNoAnswerAlthoughALaterDecisionTookItsPlace() {
    CancellationId asked = tour("CHANGE_OF_PLANS");
    CaseClient once = merchant.withKey("key-" + id);
    String rejection = "{\"reason\":\"OTHER\",\"explanation\":\"He is a liar.\"}";
    assertThat(once.act(asked, "rejection", rejection).text("remark")).isEqualTo("He is a liar.");
    String text = api.show(asked).at("/decision/remark").stringValue();
    customer.act(asked, "dispute", "{\"ground\":\"WRONGLY_REJECTED\",\"statement\":\"I am not.\"}");
    arbiter.act(asked, "ruling", "{\"fault\":\"NOBODY\",\"reason\":\"Nobody knows.\"}");

    assertThat(support.delete("/api/texts/" + text).status()).isEqualTo(204);

    assertThat(once.act(asked, "rejection", rejection).body()).doesNotContain("liar");
    assertThat(api.show(asked).text("remark")).isEqualTo("Nobody knows.");
  }

  @Test
  void strangersSeeNothing() {
    CancellationId asked = tour("CHANGE_OF_PLANS");

    api.as(Role.MERCHANT, "M-other").act(asked, "approval", "{}").isProblem(404, "not-found");
    api.as(Role.CUSTOMER, "C-other").act(asked, "withdrawal", "").isProblem(404, "not-found");
  }

  @Test
  @DisplayName("I13: who asked before the order was known is nobody to it once it is another's")
  void whoGuessedAnOrderIsNobodyToIt() {
    CaseClient guesser = api.as(Role.CUSTOMER, "C-other");
    CancellationId asked = created(guesser.request(order, "CHANGE_OF_PLANS"));
    assertThat(guesser.show(asked).text("state")).isEqualTo("AWAITING_ORDER");

    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("experiences"), 2);
    await().atMost(SOON).until(() -> api.show(asked).text("state").equals("REJECTED"));

    guesser.show(asked).isProblem(404, "not-found");
    guesser.act(asked, "messages", "{\"text\":\"Call me.\"}").isProblem(404, "not-found");
    guesser
        .act(asked, "dispute", "{\"ground\":\"OTHER\",\"statement\":\"No.\"}")
        .isProblem(404, "not-found");
    customer
        .act(asked, "dispute", "{\"ground\":\"OTHER\",\"statement\":\"No.\"}")
        .isProblem(409, "not-in-this-state");
  }

  private CancellationId tour(String reason) {
    place(AnOrder.of(order.value(), NOW.minusSeconds(60)).inCategory("experiences"), 2);
    return created(customer.request(order, reason));
  }

  /** Hands in what has to prove a reason, and names it. */
  private String proof(Role role) {
    String person = (role == Role.CUSTOMER ? "C-" : "M-") + id;
    Answer upload = new EvidenceClient(port, role, person).upload(order, "chat.txt", "chat " + id);
    return ",\"evidence\":[\"" + upload.text("uploadId") + "\"]";
  }

  private static CancellationId created(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new CancellationId(answer.text("cancellationId"));
  }

  /** With so many places, or two pieces of goods where there are none. */
  private void place(AnOrder an, int places) {
    an.ofCustomer("C-" + id).withMerchant("M-" + id);
    OrderPlaced placed = (places > 0 ? an.appointment(places, START) : an.pieces(2)).placed();
    topics.publish(placed);
    topics.publish(an.paid());
    await().atMost(SOON).until(() -> api.order(order).at("/paid/amount").asInt(0) > 0);
  }

  private void settle(CancellationId asked, long refunded) {
    PlayedAnswers others = new PlayedAnswers(topics, order);
    others.refunded(asked, euros(refunded));
    others.nothingToRelease(asked);
    api.awaitStep(asked, "REFUND", "DONE");
    api.awaitStep(asked, "RELEASE", "NOT_DUE");
  }

  private void awaitEvent(String type) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topic.CANCELLATIONS, order.value()))
                .extracting(event -> event.getClass().getSimpleName())
                .contains(type));
  }

  private String anotherDay() {
    return """
    {"kind":"RESCHEDULE","lineId":"L1","slot":{"slotId":"another-%s",
     "start":"2026-03-13T09:00:00Z","end":"2026-03-13T10:00:00Z","zone":"Europe/Berlin"}}
    """
        .formatted(id);
  }

  private static List<String> texts(Answer messages) {
    return messages.at("").valueStream().map(said -> said.path("text").stringValue()).toList();
  }
}
