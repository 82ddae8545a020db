package dev.rescind.system;

import static dev.rescind.system.Story.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.Requester;
import dev.rescind.standalone.Role;
import dev.rescind.system.Platform.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a customer portal stands on: under {@code appointments}, and all presets, from outside. */
@Scenarios
class PortalTest {

  private static final Duration FIVE_DAYS = Duration.ofDays(5);

  private final Platform platform;

  PortalTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  @DisplayName(
      "P1 P4 P10: what would happen is shown and confirmed; what was shown is what happens")
  void aLookThenTheWord() {
    Story story = Story.appointmentIn(platform, FIVE_DAYS).known();
    Answer look = story.asCustomer().quote("CHANGE_OF_PLANS");
    assertThat(look.at("/outlook/eligible").asBoolean()).isTrue();
    assertThat(look.at("/outlook/refund/amount").asInt()).isEqualTo(PRICE);
    assertThat(look.at("/outlook/arrival/maxWorkingDays").asInt()).isEqualTo(10);
    assertThat(story.asCustomer().order().at("/cancellations")).isEmpty();

    String asked =
        story.asCustomer().asks("CHANGE_OF_PLANS", ",\"quoteId\":\"" + look.text("quoteId") + "\"");

    story.awaitUndone(asked, PRICE);
    Answer shown = story.asCustomer().sees(asked);
    assertThat(shown.at("/settlement").valueStream().map(step -> step.path("status").asString("")))
        .isNotEmpty()
        .allMatch(status -> List.of("DONE", "NOT_DUE", "PENDING").contains(status));
    story.awaitMail(
        story.customerMail(), "is confirmed", "What comes next", "5 to 10 working days");
  }

  @Test
  @DisplayName("P1 P4: what is completed is never cancelled, whoever asks")
  void completedNever() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(1)).known();
    platform.turnTo(story.start().plus(Duration.ofHours(2)));
    story.told(new OrderCompleted(new OrderId(story.order()), platform.now(), false));
    await()
        .atMost(Story.PATIENCE)
        .until(() -> story.asSupport().order().text("state").equals("COMPLETED"));

    assertThat(story.asCustomer().quote("CHANGE_OF_PLANS").at("/outlook/eligible").asBoolean())
        .isFalse();
    for (Speaker anybody : List.of(story.asCustomer(), story.asMerchant())) {
      String reason = anybody.role() == Role.CUSTOMER ? "CHANGE_OF_PLANS" : "MERCHANT_UNAVAILABLE";
      Answer refused = anybody.request(reason);
      assertThat(refused.text("state")).isEqualTo("REJECTED");
      assertThat(refused.at("/explanation/rules").toString()).contains("never");
    }
    assertThat(story.atGateway()).isZero();
  }

  @Test
  @DisplayName("P2 P7: until the cut-off the customer cancels alone, and the place is free at once")
  void untilTheCutOff() {
    Story inTime = Story.appointmentIn(platform, FIVE_DAYS).known();
    Story late = Story.appointmentIn(platform, FIVE_DAYS).known().awaitReserved();

    platform.turnTo(inTime.start().minus(Duration.ofHours(2)).minus(Duration.ofMinutes(2)));
    String asked = inTime.asCustomer().asks("ILLNESS");
    inTime.awaitBookable(inTime.slot());
    inTime.awaitUndone(asked, 0);
    assertThat(history(inTime)).contains(inTime.order());
    platform.turnTo(late.start().minus(Duration.ofHours(2)).plusMillis(1));

    assertThat(late.asCustomer().request("ILLNESS").text("state")).isEqualTo("REJECTED");
    assertThat(late.places(late.slot(), "reserved")).isEqualTo(1);
    String merchants = late.asMerchant().asks("MERCHANT_UNAVAILABLE");
    late.awaitUndone(merchants, PRICE);
  }

  private String history(Story story) {
    return platform
        .get("availability-service", "/api/slots/" + story.slot(), Role.MERCHANT, story.merchant())
        .at("/history")
        .toString();
  }

  @Test
  @DisplayName(
      "P3: predefined reasons, or one's own words; on record, and counted without the words")
  void onesOwnWords() {
    Story story = Story.appointmentIn(platform, FIVE_DAYS).known();
    story.asCustomer().request("OTHER").isProblem(400, "invalid-request");

    String asked = story.asCustomer().asks("OTHER", ",\"reasonText\":\"My sister marries.\"");

    story.awaitUndone(asked, PRICE);
    assertThat(story.asSupport().sees(asked).text("reasonText")).isEqualTo("My sister marries.");
    assertThat(story.asMerchant().reports("/api/reports/reasons")).contains("OTHER");
    String events = "select count(*) from events where payload::varchar like '%sister marries%'";
    assertThat(platform.sql(events).toString()).isEqualTo("[[0]]");
  }

  static Stream<Arguments> businesses() {
    return Stream.of(
        Arguments.of("appointments", FIVE_DAYS, "CHANGE_OF_PLANS"),
        Arguments.of("experiences", FIVE_DAYS, "CHANGE_OF_PLANS"),
        Arguments.of("marketplace-goods", Duration.ZERO, "NO_LONGER_NEEDED"),
        Arguments.of("freelance-services", Duration.ZERO, "NO_LONGER_NEEDED"));
  }

  @ParameterizedTest
  @MethodSource("businesses")
  @DisplayName("P5 P8: every business is handled the same way, to the same end, on the same record")
  void everyBusinessTheSameWay(String preset, Duration notice, String reason) {
    Function<Platform, Story> kind =
        switch (preset) {
          case "experiences" -> on -> Story.tourIn(on, notice);
          case "marketplace-goods" -> Story::goods;
          case "freelance-services" -> Story::service;
          default -> on -> Story.appointmentIn(on, notice);
        };
    Story story = kind.apply(platform).known();
    assertThat(story.asCustomer().quote(reason).at("/policy/policyId").asString())
        .isEqualTo(preset);

    String asked = story.asCustomer().asks(reason);
    if (story.asCustomer().sees(asked).text("state").equals("AWAITING_RESPONSE")) {
      story.asMerchant().does(asked, "approval", "{}");
    }

    story.awaitUndone(asked, PRICE);
    story.awaitMail(story.customerMail(), "is confirmed");
    story.awaitMail(story.merchantMail(), "cancellation");
    assertThat(story.awaitHappened(asked, "CancellationSettled", "NotificationSent"))
        .startsWith("CancellationRequested")
        .contains("CancellationApproved", "RefundScheduled", "RefundIssued");
    assertThat(story.asCustomer().get("/api/cancellations?state=SETTLED").body()).contains(asked);
    String events = "select count(*) from case_events where cancellation_id = '" + asked + "'";
    await().atMost(Story.PATIENCE).until(() -> platform.sql(events).at("/0/0").asInt() >= 5);
  }

  @Test
  @DisplayName("P6: where the policy says so the customer asks for the refund, once, and gets it")
  void aRefundOnRequest() {
    String category = "refunds-on-request-" + platform.now().getEpochSecond();
    platform.publish(category, 1, "2000-01-01T00:00:00Z", 50, ",\"refundMode\":\"ON_REQUEST\"");
    Story story = Story.of(platform, category).known();
    String asked = story.asCustomer().asks("FOUND_CHEAPER");
    story.awaitState(asked, "SETTLED");
    assertThat(story.atGateway()).isZero();
    story.awaitMail(story.customerMail(), "is confirmed", "€40.00", "Ask for your refund");

    story.asMerchant().tries(asked, "refund-request", "").isProblem(403, "not-yours");
    story.asCustomer().does(asked, "refund-request", "");

    story.awaitHappened(asked, "RefundRequested", "RefundIssued");
    story.awaitUndone(asked, PRICE / 2);
    assertThat(story.asCustomer().sees(asked).at("/refunded/amount").asInt()).isEqualTo(PRICE / 2);
    story.asCustomer().tries(asked, "refund-request", "").isProblem(409, "no-refund-waits");
  }

  @Test
  @DisplayName("P8: who follows the case hears each step as it is recorded, and misses none")
  void theStoryIsHeardAsItHappens() {
    Story story = Story.tourIn(platform, Duration.ofDays(10)).known();
    String asked = story.asCustomer().asks("CHANGE_OF_PLANS");

    List<String> heard =
        story
            .asCustomer()
            .hears(
                asked,
                "CancellationSettled",
                () -> story.asMerchant().does(asked, "approval", "{}"));

    assertThat(heard)
        .startsWith("CancellationRequested", "ResponseAwaited")
        .contains("CancellationApproved", "RefundIssued", "SlotReleased");
    assertThat(story.happened(asked))
        .as("each once, and in order")
        .startsWith(heard.toArray(String[]::new));
  }

  @Test
  @DisplayName("P4: a request whose order never comes is given up after a day")
  void aRequestWithoutAnOrder() {
    Story story = Story.appointmentIn(platform, FIVE_DAYS).contacts();
    platform
        .topics()
        .publish(
            new CancellationRequestSubmitted(
                new OrderId(story.order()),
                "r-" + story.order(),
                new Requester(Party.CUSTOMER, story.customer()),
                "ILLNESS",
                null,
                List.of(),
                platform.now(),
                false));
    String cases = "/api/cancellations?orderId=" + story.order();
    await()
        .atMost(Story.PATIENCE)
        .until(() ->
            story
                .asSupport()
                .get(cases)
                .at("/cases/0/state")
                .asString("")
                .equals("AWAITING_ORDER"));
    Answer waiting = story.asSupport().get(cases);

    platform.turnTo(
        Instant.parse(waiting.at("/cases/0/awaitingOrderUntil").asString()).plusMillis(1));

    story.awaitState(waiting.at("/cases/0/cancellationId").asString(), "REJECTED");
  }
}
