package dev.rescind.system;

import static dev.rescind.system.Story.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.system.Platform.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Freelance services, under the preset {@code freelance-services}, from outside. */
@Scenarios
class ServicesTest {

  private static final Duration TWO_DAYS = Duration.ofHours(48);

  private final Platform platform;

  ServicesTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  @DisplayName(
      "F1 F2 F5: a decline with a message ends nothing: the provider asks, the buyer accepts")
  void aDeclineLeavesTheResolutionCentreOpen() {
    Story story = Story.service(platform).known();
    String declined = story.asCustomer().asks("CHANGED_REQUIREMENTS");
    assertThat(story.asMerchant().sees(declined).words("/possible")).contains("APPROVE", "REJECT");
    story
        .asMerchant()
        .does(
            declined,
            "rejection",
            "{\"reason\":\"ALREADY_PREPARED\",\"explanation\":\"Half of it is done.\"}");
    story.awaitMail(
        story.customerMail(),
        "your request to cancel",
        "Half of it is done.",
        "bring it before the platform");

    String own =
        story.asMerchant().asks("CUSTOMER_ASKED", story.asMerchant().proof("Let us stop."));
    story.awaitMail(story.customerMail(), "please answer", "is to be cancelled");
    story.asCustomer().does(own, "approval", "{}");

    story.awaitUndone(own, PRICE);
    assertThat(story.asCustomer().sees(declined).text("state")).isEqualTo("REJECTED");
  }

  @Test
  @DisplayName("F3: the resolution centre groups what can be asked for by its cause")
  void theOptionsAreGrouped() {
    Story story = Story.service(platform).known();

    Answer reasons = story.asCustomer().get("/api/reasons?party=CUSTOMER&orderId=" + story.order());

    assertThat(groups(reasons)).contains("MISTAKE", "CHANGE_OF_REQUIREMENTS", "UNFORESEEN");
    assertThat(codes(reasons, "MISTAKE")).contains("ORDERED_BY_MISTAKE");
    assertThat(codes(reasons, "CHANGE_OF_REQUIREMENTS")).contains("CHANGED_REQUIREMENTS");
  }

  private static Iterable<String> groups(Answer reasons) {
    return reasons
        .at("/policies/0/groups")
        .valueStream()
        .map(group -> group.path("cause").asString(""))
        .toList();
  }

  private static Iterable<String> codes(Answer reasons, String cause) {
    return reasons
        .at("/policies/0/groups")
        .valueStream()
        .filter(group -> group.path("cause").asString("").equals(cause))
        .flatMap(group -> group.path("reasons").valueStream())
        .map(reason -> reason.path("code").asString(""))
        .toList();
  }

  @Test
  @DisplayName("F4: screenshots and files of the talk are handed in, and both sides see them")
  void evidenceIsHandedIn() {
    Story story = Story.service(platform).known();
    String asked = story.asCustomer().asks("CHANGED_REQUIREMENTS");

    Answer file = story.asCustomer().proves(asked, "You said Friday.");

    assertThat(file.status()).as(file.body()).isEqualTo(201);
    assertThat(file.text("mediaType")).isEqualTo("text/plain");
    String path = "/api/cancellations/" + asked + "/evidence/" + file.text("evidenceId");
    assertThat(story.asMerchant().get(path).body()).isEqualTo("You said Friday.");
    story.awaitHappened(asked, "EvidenceSubmitted");
  }

  @Test
  @DisplayName("F6: who is silent for 48 hours has agreed; a minute less is not 48 hours")
  void silenceOf48HoursCancels() {
    Story first = Story.service(platform).known();
    String silent = first.asCustomer().asks("NO_LONGER_NEEDED");
    Instant asked = first.asCustomer().sees(silent).instant("requestedAt");
    platform.turnTo(asked.plus(Duration.ofMinutes(5)));
    Story second = Story.service(platform).known();
    String open = second.asCustomer().asks("NO_LONGER_NEEDED");
    assertThat(first.asCustomer().sees(silent).instant("respondBy"))
        .isEqualTo(asked.plus(TWO_DAYS));

    platform.turnTo(asked.plus(TWO_DAYS).plusMillis(1));

    first.awaitUndone(silent, PRICE);
    assertThat(second.asMerchant().sees(open).text("state")).isEqualTo("AWAITING_RESPONSE");
    second
        .asMerchant()
        .does(open, "rejection", "{\"reason\":\"ALREADY_PREPARED\",\"explanation\":\"No.\"}");
    platform.turnTo(platform.now().plus(TWO_DAYS));
    Story marker = Story.service(platform).known();
    marker.asCustomer().asks("NO_LONGER_NEEDED");
    assertThat(second.asMerchant().sees(open).text("state"))
        .as("an explicit no is not silence")
        .isEqualTo("REJECTED");
  }

  @Test
  @DisplayName("F7: a mistake that is acknowledged, proved and ordered anew does not count")
  void aReorderedMistakeDoesNotCount() {
    Story story = Story.service(platform).known();
    String asked = mistake(story);

    platform.topics().publish(story.placedAnew());

    story.awaitHappened(asked, "ReorderPromised", "ReorderLinked");
    story.asMerchant().does(asked, "approval", "{}");
    story.awaitUndone(asked, PRICE);
    awaitCounts(asked, "false");
  }

  @Test
  @DisplayName("F7: the exemption lapses if the new order never comes")
  void anExemptionLapses() {
    Story story = Story.service(platform).known();
    String asked = mistake(story);
    story.asMerchant().does(asked, "approval", "{}");
    story.awaitUndone(asked, PRICE);
    story.awaitMail(story.customerMail(), "a new order is to follow", "New order by");

    platform.turnTo(platform.now().plus(Duration.ofDays(4)));

    story.awaitHappened(asked, "ReorderLapsed");
    story.awaitMail(story.merchantMail(), "the new order did not come");
    awaitCounts(asked, "true");
    platform.topics().publish(story.placedAnew());
    story.asSupport().tries(asked, "reorder-promise", "").isProblem(409, "reorder-not-awaited");
  }

  /** The client acknowledges the mistake and proves it, support grants the exemption. */
  private static String mistake(Story story) {
    String asked = story.asCustomer().asks("ORDERED_BY_MISTAKE");
    story.asCustomer().tries(asked, "reorder-promise", "").isProblem(403, "forbidden");
    story.asSupport().tries(asked, "reorder-promise", "").isProblem(409, "reorder-not-allowed");
    story.asCustomer().proves(asked, "I meant the other logo.");
    story.asSupport().does(asked, "reorder-promise", "");
    return asked;
  }

  private void awaitCounts(String cancellation, String counts) {
    String statement = "select counts from cases where cancellation_id = '" + cancellation + "'";
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(
            () -> assertThat(platform.sql(statement).toString()).isEqualTo("[[" + counts + "]]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISSATISFIED", "NOT_DELIVERED"})
  @DisplayName("F8: dissatisfaction and non-delivery earn no exemption")
  void noExemptionForAnythingElse(String reason) {
    Story story = Story.service(platform).known();
    String asked =
        story
            .asCustomer()
            .asks(reason, ",\"reasonText\":\"It is not good.\"", story.asCustomer().proof("Look."));

    story.asSupport().tries(asked, "reorder-promise", "").isProblem(409, "reorder-not-allowed");
  }

  @Test
  @DisplayName("F9: adjusted requirements are offered and declined, then a credit is taken")
  void anotherArrangement() {
    Story story = Story.service(platform).known();
    String asked = story.asCustomer().asks("CHANGED_REQUIREMENTS");
    story
        .asMerchant()
        .does(asked, "alternatives", "{\"kind\":\"PACKAGE_CHANGE\",\"details\":\"Two drafts.\"}");
    story.asCustomer().does(asked, "alternatives/1/decline", "");
    story.awaitMail(story.merchantMail(), "came to nothing");

    story
        .asMerchant()
        .does(
            asked,
            "alternatives",
            "{\"kind\":\"CREDIT\",\"amount\":{\"amount\":5000,\"currency\":\"EUR\"}}");
    story.asCustomer().does(asked, "alternatives/2/acceptance", "");

    story.awaitState(asked, "KEPT");
    story.awaitHappened(asked, "AlternativeDeclined", "CreditIssued", "OrderKept");
    assertThat(story.atGateway()).isZero();
  }

  @Test
  @DisplayName("F10: support is called in and mediates; its notes are kept apart")
  void supportMediates() {
    Story story = Story.service(platform).known();
    String asked = story.asCustomer().asks("MERCHANT_UNRESPONSIVE");
    story.asSupport().does(asked, "messages", "{\"text\":\"Can you meet half-way?\"}");
    story
        .asSupport()
        .does(asked, "messages", "{\"text\":\"Watch him.\",\"visibility\":\"PLATFORM\"}");

    story.awaitMail(story.merchantMail(), "a new message", "Can you meet half-way?");
    String messages = "/api/cancellations/" + asked + "/messages";
    assertThat(story.asCustomer().get(messages).body())
        .contains("half-way")
        .doesNotContain("Watch him");
    assertThat(story.asMerchant().get(messages).body()).doesNotContain("Watch him");
    assertThat(story.asSupport().get(messages).body()).contains("Watch him");
    assertThat(story.asCustomer().get("/api/cancellations/" + asked + "/timeline").body())
        .doesNotContain("\"visibility\":\"PLATFORM\"");
  }

  @Test
  @DisplayName("F11: the provider looks back over the causes")
  void theCausesAreLookedBackOver() {
    Story story = Story.service(platform).known();
    String asked =
        story.asCustomer().asks("UNFORESEEN_CIRCUMSTANCES", ",\"reasonText\":\"A flood.\"");
    story.asMerchant().does(asked, "approval", "{}");
    story.awaitUndone(asked, PRICE);

    JsonNode causes =
        platform.sql(
            "select cause, fault from cases where merchant_id = '" + story.merchant() + "'");

    assertThat(causes.toString()).isEqualTo("[[\"UNFORESEEN\",\"NOBODY\"]]");
    assertThat(story.asMerchant().reports("/api/reports/reasons"))
        .contains("UNFORESEEN_CIRCUMSTANCES")
        .doesNotContain("flood");
  }
}
