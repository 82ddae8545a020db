package dev.rescind.system;

import static dev.rescind.system.Story.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.system.Platform.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tours and activities, under the preset {@code experiences}, from outside. */
@Scenarios
class ExperiencesTest {

  private static final Duration TEN_DAYS = Duration.ofDays(10);

  private final Platform platform;

  ExperiencesTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  @DisplayName("K1 K3 K6 K7 K10: a traveller asks, both talk, the merchant approves by the policy")
  void aTourIsCancelledByAgreement() {
    Story story = Story.tourIn(platform, TEN_DAYS).known();

    String asked = story.asCustomer().asks("CHANGE_OF_PLANS");
    assertThat(story.asCustomer().sees(asked).text("state")).isEqualTo("AWAITING_RESPONSE");
    assertThat(story.asMerchant().sees(asked).text("awaited")).isEqualTo("MERCHANT");
    assertThat(story.atGateway()).isZero();
    story.awaitMail(story.merchantMail(), "please answer", "Answer by");
    story.asCustomer().does(asked, "messages", "{\"text\":\"Could you be quick?\"}");
    story.asMerchant().does(asked, "messages", "{\"text\":\"Of course.\"}");
    story.awaitMail(story.customerMail(), "a new message", "Of course.");
    story
        .asMerchant()
        .tries(asked, "approval", "{\"grant\":\"FULL_FOR_SPECIAL_REASON\"}")
        .isProblem(400, "invalid-request");
    story
        .asMerchant()
        .does(asked, "approval", "{\"grant\":\"BY_POLICY\",\"remark\":\"Come again.\"}");

    story.awaitUndone(asked, PRICE);
    story.awaitBookable(story.slot());
    story.awaitMail(
        story.customerMail(), "is confirmed", "€80.00", "7 to 14 working days", "Come again.");
    assertThat(story.asCustomer().sees(asked).at("/settlement/0/detail/arrival/maxWorkingDays"))
        .hasToString("14");
    story.awaitHappened(
        asked,
        "CancellationRequested",
        "ResponseAwaited",
        "MessagePosted",
        "CancellationApproved",
        "RefundIssued",
        "SlotReleased",
        "NotificationSent",
        "CancellationSettled");
  }

  @Test
  @DisplayName("K1: asking is possible until the day before, at the place, and not on the day")
  void onTheDayItIsTooLate() {
    Story today = Story.tourIn(platform, TEN_DAYS).known();
    Story tomorrow = Story.tourIn(platform, TEN_DAYS.plusDays(1)).known();

    platform.turnTo(today.dayOfStart());

    Answer late = today.asCustomer().request("ILLNESS");
    assertThat(late.text("state")).isEqualTo("REJECTED");
    assertThat(late.at("/explanation/rules").toString()).contains("cut-off");
    today.awaitMail(today.customerMail(), "your request to cancel", "not possible");
    assertThat(tomorrow.asCustomer().request("ILLNESS").text("state"))
        .isEqualTo("AWAITING_RESPONSE");
  }

  @Test
  @DisplayName(
      "K2: both are reminded of silence, which then means what the policy says; late is late")
  void silenceApproves() {
    Story story = Story.tourIn(platform, TEN_DAYS).known();
    String asked = story.asCustomer().asks("ILLNESS");
    Instant respondBy = story.asMerchant().sees(asked).instant("respondBy");

    platform.turnTo(respondBy.minus(Duration.ofDays(1)));
    story.awaitHappened(asked, "ResponseReminded");
    story.awaitMail(story.merchantMail(), "still needs your answer", "Answer by");
    story.awaitMail(story.customerMail(), "is still open");
    assertThat(story.asCustomer().sees(asked).text("state")).isEqualTo("AWAITING_RESPONSE");
    platform.turnTo(respondBy.plusMillis(1));
    Answer late =
        story.asMerchant().tries(asked, "rejection", rejection("OUTSIDE_TERMS", "Too late."));

    assertThat(late.status()).as(late.body()).isEqualTo(409);
    assertThat(late.body()).containsAnyOf("response-too-late", "not-in-this-state");
    story.awaitUndone(asked, PRICE);
    assertThat(story.asCustomer().sees(asked).at("/decision/code").asString()).isEqualTo("SILENCE");
    story.awaitMail(story.customerMail(), "is confirmed", "Nobody answered in time");
  }

  @Test
  @DisplayName("K4: a rejection needs a reason and an explanation, which reaches the traveller")
  void aRejectionIsExplainedAndCanBeEscalatedForAWhile() {
    Story story = Story.tourIn(platform, Duration.ofDays(40)).known();
    String asked = story.asCustomer().asks("FOUND_CHEAPER");
    Speaker merchant = story.asMerchant();
    merchant
        .tries(asked, "rejection", rejection("OUTSIDE_TERMS", " "))
        .isProblem(400, "invalid-request");
    merchant
        .tries(asked, "rejection", "{\"explanation\":\"No.\"}")
        .isProblem(400, "invalid-request");

    merchant.does(asked, "rejection", rejection("OUTSIDE_TERMS", "Ours is the fairest price."));

    Answer shown = story.asCustomer().sees(asked);
    assertThat(shown.text("state")).isEqualTo("REJECTED");
    assertThat(shown.text("remark")).isEqualTo("Ours is the fairest price.");
    story.awaitMail(story.customerMail(), "your request to cancel", "Ours is the fairest price.");
    Instant until = shown.instant("escalationUntil");
    assertThat(Duration.between(platform.now(), until)).isGreaterThan(Duration.ofDays(13));
    platform.turnTo(until.plusMillis(1));
    story
        .asCustomer()
        .tries(asked, "dispute", "{\"ground\":\"WRONGLY_REJECTED\",\"statement\":\"It is not.\"}")
        .isProblem(409, "dispute-too-late");
    assertThat(story.asCustomer().request("FOUND_CHEAPER").text("state"))
        .as("what is rejected claims nothing")
        .isEqualTo("AWAITING_RESPONSE");
  }

  @Test
  @DisplayName("K5: a customer who agrees to keep the schedule was not refused: the order is kept")
  void keepingTheScheduleIsRecordedAsKept() {
    Story story = Story.tourIn(platform, TEN_DAYS).known();
    String asked = story.asCustomer().asks("CHANGE_OF_PLANS");

    story.asMerchant().does(asked, "rejection", rejection("CUSTOMER_KEEPS_SCHEDULE", "We talked."));

    story.awaitState(asked, "KEPT");
    story.awaitMail(story.customerMail(), "is kept", "you agreed to keep");
    assertThat(story.happened(asked)).contains("OrderKept").doesNotContain("CancellationRejected");
    assertThat(story.atGateway()).isZero();
  }

  @Test
  @DisplayName("K6: the merchant gives everything back for a special reason, and says why")
  void everythingBackForASpecialReason() {
    Story story = Story.tourIn(platform, Duration.ofDays(3)).known();
    assertThat(story.asCustomer().quote("ILLNESS").at("/outlook/refund/amount").asInt())
        .isEqualTo(PRICE / 2);
    String asked = story.asCustomer().asks("ILLNESS");

    story
        .asMerchant()
        .does(
            asked,
            "approval",
            "{\"grant\":\"FULL_FOR_SPECIAL_REASON\",\"remark\":\"Get well soon.\"}");

    story.awaitUndone(asked, PRICE);
    story.awaitMail(
        story.customerMail(), "is confirmed", "€80.00", "Get well soon.", "special reason");
  }

  @Test
  @DisplayName("K8: the merchant cancels from the order list: a look, then the word; all goes back")
  void theMerchantCancelsWithoutARequest() {
    Story story = Story.tourIn(platform, Duration.ofDays(2)).known();
    Speaker merchant = story.asMerchant();
    assertThat(merchant.get("/api/orders?limit=10").body()).contains(story.order());

    Answer look = merchant.quote("GUIDE_UNAVAILABLE");
    assertThat(look.at("/outlook/refund/amount").asInt()).isEqualTo(PRICE);
    assertThat(merchant.order().at("/cancellations")).isEmpty();
    String cancelled =
        merchant.asks("GUIDE_UNAVAILABLE", ",\"quoteId\":\"" + look.text("quoteId") + "\"");

    story.awaitUndone(cancelled, PRICE);
    assertThat(story.places(story.slot(), "closed")).as("no guide, no place").isEqualTo(1);
    assertThat(merchant.order().at("/cancellations/0/state").asString()).isEqualTo("SETTLED");
    story.awaitMail(story.customerMail(), "is confirmed", "The merchant had to cancel", "€80.00");
  }

  @Test
  @DisplayName(
      "K9: before the weather cancels the traveller is spoken to, on record; all goes back")
  void theWeatherCancelsAfterAContact() {
    Story story = Story.tourIn(platform, Duration.ofDays(1)).known();
    Answer hasty = story.asMerchant().request("FORCE_MAJEURE");
    assertThat(hasty.text("state")).isEqualTo("REJECTED");
    assertThat(hasty.at("/explanation/rules").toString()).contains("contact-first");

    Answer contact =
        story
            .asMerchant()
            .post(
                "/api/orders/" + story.order() + "/contacts",
                "{\"channel\":\"PHONE\",\"remark\":\"Storm is coming.\"}");
    assertThat(contact.status()).as(contact.body()).isEqualTo(201);
    String cancelled = story.asMerchant().asks("FORCE_MAJEURE");

    story.awaitUndone(cancelled, PRICE);
    assertThat(story.asSupport().order().instant("customerContactedAt"))
        .isAfter(platform.now().minus(1, ChronoUnit.HOURS));
  }

  @Test
  @DisplayName(
      "K11: another day is offered, held, taken: the order is kept and the old day is free")
  void anotherDayKeepsTheOrder() {
    Story story = Story.tourIn(platform, TEN_DAYS).known();
    String asked = story.asCustomer().asks("CHANGE_OF_PLANS");

    story.asMerchant().does(asked, "alternatives", story.anotherDay());
    story.awaitHappened(asked, "SlotHeld");
    story.awaitMail(story.customerMail(), "an offer", "Another date");
    assertThat(story.places(story.otherSlot(), "held")).isEqualTo(1);
    story.asCustomer().does(asked, "alternatives/1/acceptance", "");

    story.awaitState(asked, "KEPT");
    story.awaitHappened(asked, "RescheduleConfirmed", "OrderKept");
    story.awaitBookable(story.slot());
    assertThat(story.places(story.otherSlot(), "held")).isZero();
    assertThat(story.places(story.otherSlot(), "reserved")).isEqualTo(1);
    assertThat(story.atGateway()).isZero();
    String later = story.asMerchant().asks("GUIDE_UNAVAILABLE");
    story.awaitState(later, "SETTLED");
    story.awaitHappened(later, "SlotClosed");
    assertThat(story.places(story.otherSlot(), "closed")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "K11: an offer has its own deadline; then the hold ends and the merchant is asked again")
  void anOfferLapses() {
    Story story = Story.tourIn(platform, TEN_DAYS).known();
    String asked = story.asCustomer().asks("CHANGE_OF_PLANS");
    story.asMerchant().does(asked, "alternatives", story.anotherDay());
    story.awaitHappened(asked, "SlotHeld");
    String answerBy = story.asCustomer().sees(asked).at("/offer/answerBy").asString();

    platform.turnTo(Instant.parse(answerBy).plusMillis(1));
    Answer late = story.asCustomer().tries(asked, "alternatives/1/acceptance", "");

    assertThat(late.status()).as(late.body()).isEqualTo(409);
    story.awaitState(asked, "AWAITING_RESPONSE");
    story.awaitHappened(asked, "AlternativeDeclined", "HoldExpired");
    assertThat(story.places(story.otherSlot(), "held")).isZero();
    assertThat(story.asMerchant().sees(asked).instant("respondBy")).isAfter(platform.now());
    story.awaitMail(story.merchantMail(), "came to nothing");
  }

  @Test
  @DisplayName("K11: a smaller package is offered and taken; the difference goes back")
  void aSmallerPackageKeepsTheOrder() {
    Story story = Story.tourIn(platform, TEN_DAYS).known();
    String asked = story.asCustomer().asks("CHANGE_OF_PLANS");

    story
        .asMerchant()
        .does(
            asked,
            "alternatives",
            """
            {"kind":"PACKAGE_CHANGE","details":"Without the lunch.",
             "amount":{"amount":1500,"currency":"EUR"}}
            """);
    story.awaitMail(story.customerMail(), "an offer", "Without the lunch.", "€15.00");
    story.asCustomer().does(asked, "alternatives/1/acceptance", "");

    story.awaitState(asked, "KEPT");
    assertThat(story.atGateway()).isEqualTo(1_500);
    assertThat(story.places(story.slot(), "reserved")).isEqualTo(1);
  }

  private static String rejection(String reason, String explanation) {
    return "{\"reason\":\"%s\",\"explanation\":\"%s\"}".formatted(reason, explanation);
  }
}
