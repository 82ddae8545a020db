package dev.rescind.cancellation;

import static dev.rescind.cancellation.FixedTime.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.OrderId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Policies from outside: publish, compare, draft, try; what holds for an order; the reasons. */
@CancellationTest
class PolicyTest {

  private final CaseClient api;
  private final CaseClient ops;
  private final String id = "p-" + UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("O-" + id);
  private TestTopics topics;

  PolicyTest(@LocalServerPort int port) {
    this.api = new CaseClient(port);
    this.ops = api.as(Role.OPS, "o");
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
  @DisplayName("P5: every business has its preset from the start")
  void publishesThePresets() {
    assertThat(api.get("/api/policies").at("").valueStream().map(listed -> listed.path("policyId")))
        .extracting(JsonNode::stringValue)
        .contains("appointments", "experiences", "marketplace-goods", "freelance-services");
    assertThat(api.get("/api/policies/nobody").status()).isEqualTo(404);
    assertThat(api.get("/api/policies/no%20body/versions/1").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("M8: versions can be told apart rule by rule")
  void comparesVersions() {
    ops.postTo("/api/policies", policy(1, 50));
    ops.postTo("/api/policies", policy(2, 25));

    Answer compared = api.get("/api/policies/" + id + "/versions/1/comparison?with=2");

    assertThat(compared.at("/changes").size()).as(compared.body()).isOne();
    assertThat(compared.at("/changes/0/kind").stringValue()).isEqualTo("CHANGED");
    assertThat(compared.at("/changes/0/words").stringValue()).contains("50 becomes 25");
    assertThat(api.get("/api/policies/" + id).at("").size()).isEqualTo(2);
    assertThat(api.get("/api/policies/" + id + "/versions/1/comparison?with=3").status())
        .isEqualTo(404);
    api.get("/api/policies/" + id + "/versions/1/comparison").isInvalid("with");
  }

  @Test
  @DisplayName("M2a: the rules that hold for an order are shown before anybody applies")
  void tellsTheRulesOfAnOrder() {
    known();

    Answer rules = api.as(Role.MERCHANT, "M-1").get("/api/orders/" + order + "/policy");

    assertThat(rules.status()).as(rules.body()).isEqualTo(200);
    assertThat(rules.at("/policy/policyId").stringValue()).isEqualTo("appointments");
    assertThat(rules.text("state")).isEqualTo("PAID");
    assertThat(rules.at("/parties").valueStream().map(party -> party.path("party").stringValue()))
        .contains("CUSTOMER", "MERCHANT");
    assertThat(rules.at("/parties/0/reasons/0/outcome/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(rules.at("/lines/0/steps").size()).isGreaterThan(1);
    assertThat(rules.at("/terms/quoteValidFor").stringValue()).isEqualTo("PT15M");
    assertThat(api.as(Role.MERCHANT, "M-2").get("/api/orders/" + order + "/policy").status())
        .isEqualTo(404);
  }

  @Test
  void keepsADraftTriesItAndPublishesIt() {
    known();
    String drafts = "/api/policies/" + id + "/drafts";

    Answer kept = ops.postTo(drafts, policy(1, 25));
    Answer second = ops.postTo(drafts, policy(1, 10));

    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.at("/number").intValue()).isOne();
    assertThat(second.at("/number").intValue()).isEqualTo(2);
    assertThat(ops.get(drafts).at("").size()).isEqualTo(2);
    assertThat(ops.get(drafts + "/1").at("/document/tiers/0/refundPercent").intValue())
        .isEqualTo(25);
    Answer tried =
        ops.postTo(
            drafts + "/1/evaluations",
            "{\"orderId\":\"" + order + "\",\"requester\":\"CUSTOMER\",\"reason\":\"ILLNESS\"}");
    assertThat(tried.at("/draft/refund/amount").intValue()).as(tried.body()).isEqualTo(4_000);
    assertThat(tried.at("/today/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(tried.at("/covered").booleanValue()).isFalse();
    assertThat(tried.at("/draft/explanation/rules").isEmpty()).isFalse();
    assertThat(api.get("/api/policies/" + id).status()).as("holds for nobody").isEqualTo(404);

    assertThat(ops.postTo(drafts + "/1/publication", "").status()).isEqualTo(201);

    assertThat(api.get("/api/policies/" + id).at("").size()).isOne();
    assertThat(ops.get(drafts).at("/0/publishedAt").isString()).isTrue();
    ops.postTo(drafts + "/2/publication", "").isProblem(409, "policy-version-taken");
    assertThat(ops.get(drafts).at("/1/publishedAt").isMissingNode()).isTrue();
  }

  @Test
  void refusesDraftsAndTrialsThatMakeNoSense() {
    known();
    String drafts = "/api/policies/" + id + "/drafts";

    Answer broken = ops.postTo(drafts, policy(1, 25).replace("AUTOMATIC", "GUESS"));

    broken.isProblem(400, "invalid-policy");
    assertThat(broken.at("/violations/0/pointer").stringValue()).isEqualTo("/route");
    ops.postTo("/api/policies/another/drafts", policy(1, 25)).isInvalid("id");
    api.as(Role.CUSTOMER, "C-1").postTo(drafts, policy(1, 25)).isProblem(403, "forbidden");
    assertThat(api.as(Role.MERCHANT, "M-1").get(drafts).status()).isEqualTo(403);
    ops.postTo(drafts + "/1/publication", "").isProblem(404, "not-found");
    ops.postTo(drafts, policy(1, 25));
    String trial =
        "{\"orderId\":\"" + order + "\",\"requester\":\"CUSTOMER\",\"reason\":\"ILLNESS\"";
    ops.postTo(drafts + "/1/evaluations", trial + ",\"lines\":[{\"lineId\":\"x\",\"quantity\":1}]}")
        .isInvalid("lines[0].lineId");
    ops.postTo(drafts + "/1/evaluations", trial + ",\"at\":\"2020-01-01T00:00:00Z\"}")
        .isInvalid("at");
    ops.postTo(drafts + "/1/evaluations", trial.replace(order.value(), "none") + "}")
        .isProblem(404, "not-found");
  }

  @Test
  @DisplayName("P3, F3, F11: reasons by cause, in the reader's language, with what they entail")
  void listsReasonsByCause() {
    Answer all = api.get("/api/reasons?language=de");

    assertThat(all.text("language")).isEqualTo("de");
    JsonNode weather =
        all.at("/catalogue")
            .valueStream()
            .filter(group -> group.path("cause").stringValue().equals("FORCE_MAJEURE"))
            .findFirst()
            .orElseThrow()
            .at("/reasons/0");
    assertThat(weather.path("labels").size()).isEqualTo(6);
    assertThat(weather.path("label")).isEqualTo(weather.at("/labels/de"));
    assertThat(weather.path("fault").stringValue()).isEqualTo("NOBODY");
    assertThat(weather.path("elsewhere").path("octo").isString()).isTrue();
    assertThat(all.at("/policies").size()).isGreaterThan(3);

    Answer freelance = api.get("/api/reasons?policy=freelance-services&party=CUSTOMER");
    assertThat(freelance.at("/catalogue").isMissingNode()).isTrue();
    assertThat(freelance.at("/policies").size()).isOne();
    assertThat(freelance.at("/policies/0/groups").findValues("requesters"))
        .isNotEmpty()
        .allSatisfy(who -> assertThat(who.toString()).contains("CUSTOMER"));
  }

  @Test
  void listsTheReasonsThatHoldForAnOrder() {
    known();

    Answer own = api.as(Role.CUSTOMER, "C-1").get("/api/reasons?orderId=" + order);

    assertThat(own.at("/policies/0/policy/policyId").stringValue()).isEqualTo("appointments");
    assertThat(own.at("/policies/0/groups/0/reasons/0/labels").size()).isEqualTo(6);
    api.as(Role.CUSTOMER, "C-2").get("/api/reasons?orderId=" + order).isProblem(404, "not-found");
    api.get("/api/reasons?language=tlh").isInvalid("language");
    api.get("/api/reasons?language=_").isInvalid("language");
    api.get("/api/reasons?party=NOBODY").isInvalid("party");
    api.get("/api/reasons?policy=none").isProblem(404, "not-found");
  }

  private void known() {
    AnOrder placed =
        AnOrder.of(order.value(), NOW.minusSeconds(3600))
            .appointment(2, NOW.plus(Duration.ofDays(5)));
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.order(order).at("/paid/amount").asInt(0) > 0);
  }

  private String policy(int version, int percent) {
    return """
    {"id": "%s", "version": %d, "effectiveFrom": "2026-01-01T00:00:00Z",
     "scope": {"merchants": ["M-%s"]}, "route": "AUTOMATIC",
     "selfService": {"requesters": ["CUSTOMER", "MERCHANT", "PLATFORM"]},
     "reasons": ["ILLNESS", "MERCHANT_UNAVAILABLE"],
     "tiers": [{"atLeast": "P1D", "refundPercent": %d}],
     "otherwise": {"refundPercent": 0}, "withoutSlot": {"refundPercent": 0}}
    """
        .formatted(id, version, id, percent);
  }
}
