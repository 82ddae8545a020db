package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.Requester;
import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import dev.rescind.system.Platform.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One cancellation through all five services, from outside. Rules: P2, P4, P6, P7, P8, P9. */
@ExtendWith(RunningSystem.class)
class CancellationFlowTest {

  private final Platform platform;

  CancellationFlowTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  void anApprovedRequestIsRefundedReleasedToldReportedAndSettled() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).known();

    Answer created = platform.cancel(story.order(), story.customer());

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("state")).isEqualTo("APPROVED");
    String cancellation = created.text("cancellationId");
    story.awaitState(cancellation, "SETTLED");
    story.awaitMails(1, 1);
    assertThat(platform.gatewayRefunds(story.order())).hasSize(1);
    assertThat(platform.gatewayRefunds(story.order()).path(0).toString()).contains("8000");
    assertThat(slot(story).path("available").intValue()).isEqualTo(1);
    assertThat(ledger().path("balanced").booleanValue()).isTrue();
    awaitRate(story, 1);
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() ->
            assertThat(typesInTimeline(cancellation))
                .contains(
                    "CancellationRequested.v1",
                    "CancellationApproved.v1",
                    "RefundScheduled.v1",
                    "RefundIssued.v1",
                    "SlotReleased.v1",
                    "NotificationSent.v1",
                    "CancellationSettled.v1"));
    assertThat(timeline(cancellation).path("entries").valueStream().skip(2))
        .as("each step names its cause")
        .allSatisfy(entry -> assertThat(entry.path("causedBy").asString("")).isNotEmpty());
  }

  @Test
  void aRefusedRequestIsExplainedToTheCustomerAndMovesNothing() {
    Story story = Story.appointmentIn(platform, Duration.ofMinutes(90)).known();
    story.awaitReserved();

    Answer created = platform.cancel(story.order(), story.customer());

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("state")).isEqualTo("REJECTED");
    assertThat(created.body()).contains("cut-off");
    story.awaitMails(1, 0);
    assertThat(platform.gatewayRefunds(story.order())).isEmpty();
    assertThat(slot(story).path("available").intValue()).isZero();
    awaitRate(story, 0);
  }

  @Test
  void aRequestWithAFiftyPercentTierGivesHalfBack() {
    Story story = Story.appointmentIn(platform, Duration.ofHours(30)).known();

    String cancellation = story.cancelled();

    story.awaitState(cancellation, "SETTLED");
    assertThat(platform.showCase(cancellation).json().at("/refunded/amount").intValue())
        .isEqualTo(4_000);
  }

  @Test
  void anUpstreamAsksByEventBeforeItsOrderIsKnown() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).contacts();
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
    await().atMost(Story.PATIENCE).until(() -> casesOf(story).size() == 1);

    platform.topics().publish(story.placed());
    platform.topics().publish(story.paid());

    await()
        .atMost(Story.PATIENCE)
        .until(() -> casesOf(story).path(0).path("state").stringValue().equals("SETTLED"));
    assertThat(platform.topics().events(Topic.CANCELLATIONS, story.order()))
        .filteredOn(CancellationApproved.class::isInstance)
        .hasSize(1);
  }

  @Test
  void aPaymentThatAnApprovalOvertookGoesBack() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).contacts();
    platform.topics().publish(story.placed());
    story.awaitKnown();
    String cancellation = story.cancelled();
    story.awaitMails(1, 1);
    assertThat(platform.gatewayRefunds(story.order())).isEmpty();

    platform.topics().publish(story.paid());

    story.awaitHappened(cancellation, "RefundIssued");
    story.awaitState(cancellation, "SETTLED");
    assertThat(platform.gatewayRefunds(story.order())).hasSize(1);
  }

  @Test
  void customersAndMerchantsSeeTheirOwnAndNothingElse() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    String cancellation = story.cancelled();
    story.awaitState(cancellation, "SETTLED");
    String path = "/api/cancellations/" + cancellation;

    assertThat(status("cancellation-service", path, Role.CUSTOMER, story.customer()))
        .isEqualTo(200);
    assertThat(status("cancellation-service", path, Role.CUSTOMER, "another")).isEqualTo(404);
    assertThat(status("cancellation-service", path, Role.MERCHANT, "another")).isEqualTo(404);
    assertThat(status("refund-service", "/ops/ledger/balance", Role.CUSTOMER, story.customer()))
        .isEqualTo(403);
    assertThat(
            status(
                "reporting-service",
                "/api/reports/cancellation-rate?merchantId=" + story.merchant(),
                Role.MERCHANT,
                "another"))
        .isEqualTo(403);
  }

  private int status(String service, String path, Role role, String subject) {
    return platform.get(service, path, role, subject).status();
  }

  private JsonNode casesOf(Story story) {
    return platform
        .get(
            "cancellation-service",
            "/api/cancellations?orderId=" + story.order(),
            Role.SUPPORT,
            "s")
        .json()
        .path("cases");
  }

  private JsonNode timeline(String cancellation) {
    return platform
        .get(
            "cancellation-service",
            "/api/cancellations/" + cancellation + "/timeline",
            Role.SUPPORT,
            "s")
        .json();
  }

  private List<String> typesInTimeline(String cancellation) {
    return timeline(cancellation)
        .path("entries")
        .valueStream()
        .map(entry -> entry.path("type").stringValue())
        .toList();
  }

  private JsonNode slot(Story story) {
    return platform
        .get("availability-service", "/api/slots/" + story.slot(), Role.SUPPORT, "s")
        .json();
  }

  private JsonNode ledger() {
    return platform.get("refund-service", "/ops/ledger/balance", Role.OPS, "o").json();
  }

  private void awaitRate(Story story, int cancelled) {
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() -> {
          var rows =
              platform
                  .get(
                      "reporting-service",
                      "/api/reports/cancellation-rate?period=all&merchantId=" + story.merchant(),
                      Role.ANALYST,
                      "a")
                  .body();
          assertThat(rows).contains("\"numerator\":" + cancelled).contains("\"denominator\":1");
        });
  }
}
