package dev.rescind.system;

import static dev.rescind.system.Story.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.OrderEvent.FulfilmentStarted;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderId;
import dev.rescind.standalone.Role;
import dev.rescind.system.Platform.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A marketplace for goods, under the preset {@code marketplace-goods}, from outside. */
@Scenarios
class GoodsTest {

  private static final String DISPUTE =
      "{\"ground\":\"NOT_AS_DESCRIBED\",\"statement\":\"It is blue.\"}";

  private final Platform platform;

  GoodsTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  @DisplayName("M1: the seller says why and proposes a solution, which the buyer takes")
  void theSellerProposesASolution() {
    Story story = Story.goods(platform).known();
    String asked = story.asCustomer().asks("NO_LONGER_NEEDED");

    story
        .asMerchant()
        .does(
            asked,
            "alternatives",
            """
            {"kind":"PARTIAL_REFUND","amount":{"amount":2500,"currency":"EUR"},
             "remark":"It is packed. Keep it for less?"}
            """);
    story.awaitMail(story.customerMail(), "an offer", "€25.00", "It is packed. Keep it for less?");
    story.asCustomer().does(asked, "alternatives/1/acceptance", "");

    story.awaitState(asked, "KEPT");
    assertThat(story.atGateway()).isEqualTo(2_500);
  }

  @Test
  @DisplayName(
      "M2: unpaid, the seller cancels alone, M2a after a look at the rules; late money returns")
  void unpaidTheSellerCancelsAlone() {
    Story story = Story.goods(platform).unpaid();

    Answer rules = story.asMerchant().get("/api/orders/" + story.order() + "/policy");
    assertThat(rules.status()).isEqualTo(200);
    assertThat(rules.body()).contains("OUT_OF_STOCK", "AUTOMATIC");
    String asked = story.asMerchant().asks("OUT_OF_STOCK");

    assertThat(story.asMerchant().sees(asked).text("route")).isEqualTo("AUTOMATIC");
    story.settlesUnpaid(asked);
    story.awaitMail(story.customerMail(), "cancellation is confirmed", "Nothing is paid", "€0.00");

    story.told(story.paid());

    story.awaitHappened(asked, "RefundIssued");
    assertThat(story.atGateway()).isEqualTo(PRICE);
  }

  @Test
  @DisplayName("M2 M3: paid, the buyer has to accept, and what the seller lacks is named")
  void paidTheBuyerHasToAccept() {
    Story story = Story.goods(platform).known();
    Answer lacking = story.asMerchant().request("CUSTOMER_ASKED");
    lacking.isProblem(400, "invalid-request");
    assertThat(lacking.text("field")).isEqualTo("evidence");
    story.asMerchant().request("OTHER_MERCHANT").isProblem(400, "invalid-request");

    String asked =
        story.asMerchant().asks("CUSTOMER_ASKED", story.asMerchant().proof("Please cancel it."));
    assertThat(story.asCustomer().sees(asked).text("awaited")).isEqualTo("CUSTOMER");
    story.asMerchant().tries(asked, "approval", "{}").isProblem(403, "not-awaited");
    story.awaitMail(story.customerMail(), "please answer");
    story.asCustomer().does(asked, "approval", "{}");

    story.awaitUndone(asked, PRICE);
  }

  @Test
  @DisplayName("M2: shipped while the case is open, the platform decides")
  void shippedThePlatformDecides() {
    Story story = Story.goods(platform).known();
    String asked = story.asCustomer().asks("NO_LONGER_NEEDED");
    assertThat(story.asCustomer().sees(asked).text("awaited")).isEqualTo("MERCHANT");

    story.told(new OrderShipped(new OrderId(story.order()), platform.now(), false));

    await()
        .atMost(Story.PATIENCE)
        .until(() -> story.asCustomer().sees(asked).text("awaited").equals("PLATFORM"));
    story.awaitMail(story.merchantMail(), "the platform decides");
    story.asSupport().does(asked, "approval", "{}");
    story.awaitUndone(asked, PRICE);
  }

  @Test
  @DisplayName("M2: silence of a seller who is packing refuses; the buyer may bring it further")
  void silenceRefuses() {
    Story story = Story.goods(platform).known();
    story.told(new FulfilmentStarted(new OrderId(story.order()), platform.now(), false));
    await()
        .atMost(Story.PATIENCE)
        .until(() -> story.asSupport().order().text("state").equals("FULFILMENT_STARTED"));
    String asked = story.asCustomer().asks("NO_LONGER_NEEDED");
    Answer shown = story.asCustomer().sees(asked);
    assertThat(shown.text("silence")).isEqualTo("REJECT");

    platform.turnTo(shown.instant("respondBy").plusMillis(1));

    story.awaitState(asked, "REJECTED");
    story.awaitHappened(asked, "CancellationRejected");
    story.awaitMail(story.customerMail(), "is refused", "not answered in time");
    story.asCustomer().does(asked, "dispute", DISPUTE);
    story.awaitState(asked, "DISPUTED");
  }

  @Test
  @DisplayName("M2: silence of a buyer whom the seller asks leaves it to the platform")
  void silenceLeavesItToThePlatform() {
    Story story = Story.goods(platform).known();
    String asked = story.asMerchant().asks("OUT_OF_STOCK");
    Answer shown = story.asMerchant().sees(asked);
    assertThat(shown.text("silence")).isEqualTo("PLATFORM");

    platform.turnTo(shown.instant("respondBy").plusMillis(1));

    await()
        .atMost(Story.PATIENCE)
        .until(() -> story.asMerchant().sees(asked).text("awaited").equals("PLATFORM"));
    story
        .asSupport()
        .does(asked, "rejection", "{\"reason\":\"OTHER\",\"explanation\":\"Deliver it.\"}");
    story.awaitMail(story.merchantMail(), "your request to cancel", "Deliver it.");
  }

  @Test
  @DisplayName(
      "M4 M5 M6 M7: refused, disputed, proved and talked about; a ruling binds refund and claim")
  void theRulingBindsRefundAndClaim() {
    Story story = Story.goods(platform).known();
    Speaker buyer = story.asCustomer();
    Speaker seller = story.asMerchant();
    String asked =
        buyer.asks("NOT_AS_DESCRIBED", ",\"reasonText\":\"It is blue.\"", buyer.proof("A photo."));
    seller.does(
        asked, "rejection", "{\"reason\":\"NOT_AS_STATED\",\"explanation\":\"It is red.\"}");
    buyer.does(asked, "dispute", DISPUTE);
    story.awaitMail(story.merchantMail(), "the platform is asked");
    seller.does(asked, "messages", "{\"text\":\"The light was bad.\"}");
    seller.proves(asked, "Another photo.");
    seller.does(
        asked,
        "claim",
        "{\"ground\":\"RETURN_COST\",\"amount\":{\"amount\":900,\"currency\":\"EUR\"}}");
    story.awaitMail(story.customerMail(), "compensation", "€9.00");
    String claim =
        seller.get("/api/cancellations/" + asked + "/claims").at("/0/claimed/claimId").asString();
    String ruling =
        """
        {"percent":50,"fault":"NOBODY","reason":"It is neither.",
         "awards":[{"claimId":"%s","amount":{"amount":400,"currency":"EUR"}}]}
        """
            .formatted(claim);
    story.asSupport().tries(asked, "ruling", ruling).isProblem(403, "forbidden");

    story.asArbiter().does(asked, "ruling", ruling);

    story.awaitUndone(asked, PRICE / 2);
    story.awaitHappened(
        asked, "DisputeOpened", "EvidenceSubmitted", "DisputeRuled", "CompensationPaid");
    assertThat(platform.get("refund-service", "/ops/ledger/balance", Role.OPS, "o").at("/balanced"))
        .hasToString("true");
    story.awaitMail(story.customerMail(), "the platform has decided", "It is neither.", "€40.00");
    assertThat(story.asCustomer().sees(asked).at("/bearing/fault").asString()).isEqualTo("NOBODY");
  }

  @Test
  @DisplayName("M5 M6: what was settled is contested within the window; the ruling adds")
  void aSettledCaseIsContested() {
    Story story = Story.goods(platform).known();
    story.told(new FulfilmentStarted(new OrderId(story.order()), platform.now(), false));
    await()
        .atMost(Story.PATIENCE)
        .until(() -> story.asSupport().order().text("state").equals("FULFILMENT_STARTED"));
    String asked = story.asCustomer().asks("FOUND_CHEAPER");
    story.asMerchant().does(asked, "approval", "{}");
    story.awaitUndone(asked, PRICE - 200);
    String contest = "{\"ground\":\"WRONG_AMOUNT\",\"statement\":\"Nothing was packed.\"}";

    story.asCustomer().does(asked, "dispute", contest);
    story
        .asArbiter()
        .does(asked, "ruling", "{\"percent\":100,\"fault\":\"NOBODY\",\"reason\":\"True.\"}");

    story.awaitState(asked, "SETTLED");
    assertThat(story.atGateway()).isEqualTo(PRICE);
    platform.turnTo(platform.now().plus(Duration.ofDays(31)));
    Answer late = story.asMerchant().tries(asked, "dispute", contest);
    late.isProblem(409, "dispute-too-late");
  }

  @Test
  @DisplayName("M8: a policy changes with time; a case keeps the version that decided it")
  void aCaseKeepsItsVersion() {
    String category = "lamps-" + platform.now().getEpochSecond();
    Instant later = platform.now().plus(Duration.ofDays(1));
    platform.publish(category, 1, "2000-01-01T00:00:00Z", 100, "");
    platform.publish(category, 2, later.toString(), 30, "");
    Story first = Story.of(platform, category).known();
    Story second = Story.of(platform, category).known();

    String before = first.asCustomer().asks("FOUND_CHEAPER");
    first.awaitUndone(before, PRICE);
    platform.turnTo(later);
    String after = second.asCustomer().asks("FOUND_CHEAPER");
    second.awaitUndone(after, PRICE * 30 / 100);

    assertThat(first.asCustomer().sees(before).at("/policy/version").asInt()).isEqualTo(1);
    assertThat(second.asCustomer().sees(after).at("/policy/version").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "M9: the policy says whose fault counts; frequent buyers are brought before the platform")
  void frequentBuyersAreLookedAt() {
    Story story = Story.goods(platform).unpaid();
    String standing = "/standing/cancellationRate/countsFaultOf";
    assertThat(policy("marketplace-goods").words(standing)).contains("MERCHANT", "CUSTOMER");
    assertThat(policy("experiences").words(standing)).containsExactly("MERCHANT");
    String asked = story.asCustomer().asks("FOUND_CHEAPER");
    story.settlesUnpaid(asked);
    String counted = "select fault, counts from cases where cancellation_id = '" + asked + "'";
    await()
        .atMost(Story.PATIENCE)
        .until(() -> platform.sql(counted).toString(), "[[\"CUSTOMER\",true]]"::equals);

    for (int i = 2; i <= 5; i++) {
      story.anotherOrder().unpaid().asCustomer().asks("FOUND_CHEAPER");
    }
    Story sixth = story.anotherOrder().unpaid();

    assertThat(sixth.asCustomer().request("FOUND_CHEAPER").text("awaited")).isEqualTo("PLATFORM");
  }

  private Answer policy(String id) {
    return platform.get(
        "cancellation-service", "/api/policies/" + id + "/versions/1", Role.SUPPORT, "s");
  }
}
