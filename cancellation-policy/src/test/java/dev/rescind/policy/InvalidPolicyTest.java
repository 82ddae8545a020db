package dev.rescind.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InvalidPolicyTest {

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of(changed("id", "Not Kebab"), "/id", "lower-case letters"),
        Arguments.of(changed("version", "0"), "/version", "minimum"),
        Arguments.of(changed("version", "\"1\""), "/version", "integer"),
        Arguments.of(changed("effectiveFrom", "2026-01-01"), "/effectiveFrom", "instant in UTC"),
        Arguments.of(
            changed("effectiveFrom", "2026-02-30T00:00:00Z"), "/effectiveFrom", "instant in UTC"),
        Arguments.of(
            changed("effectiveFrom", "2026-01-01T00:00:00+01:00"),
            "/effectiveFrom",
            "instant in UTC"),
        Arguments.of(changed("scope", "{merchants: [M1], products: [P1]}"), "/scope", "1"),
        Arguments.of(changed("scope", "{merchants: []}"), "/scope/merchants", "1"),
        Arguments.of(
            changed("scope", "{merchants: [\"M 1\"]}"), "/scope/merchants/0", "without blanks"),
        Arguments.of(changed("scope", "{sellers: [M1]}"), "/scope/sellers", "sellers"),
        Arguments.of(changed("route", "COUNTERPARTY"), "/route", "AUTOMATIC"),
        Arguments.of(changed("reasons", "[]"), "/reasons", "1"),
        Arguments.of(
            changed("reasons", "[{code: plans, label: x}]"), "/reasons/0/code", "capital letters"),
        Arguments.of(
            changed("reasons", "[{code: A, label: x}, {code: A, label: y}]"),
            "/reasons/1/code",
            "twice"),
        Arguments.of(
            changed("tiers", "[{atLeast: P1DT2H, refundPercent: 5}]"),
            "/tiers/0/atLeast",
            "not both"),
        Arguments.of(
            changed("tiers", "[{atLeast: P, refundPercent: 5}]"),
            "/tiers/0/atLeast",
            "such as P14D"),
        Arguments.of(
            changed(
                "tiers", "[{atLeast: P1D, refundPercent: 1}, {atLeast: PT24H, refundPercent: 2}]"),
            "/tiers/1/atLeast",
            "shorter"),
        Arguments.of(
            changed("tiers", "[{atLeast: P7D}]"), "/tiers/0/refundPercent", "refundPercent"),
        Arguments.of(
            changed("otherwise", "{refundPercent: 101}"), "/otherwise/refundPercent", "0 to 100"),
        Arguments.of(
            changed("otherwise", "{refundPercent: -1}"), "/otherwise/refundPercent", "0 to 100"),
        Arguments.of(
            changed("otherwise", "{refundPercent: 12.5}"), "/otherwise/refundPercent", "text with"),
        Arguments.of(
            changed("otherwise", "{refundPercent: \"12.555\"}"),
            "/otherwise/refundPercent",
            "two decimals"),
        Arguments.of(
            changed("otherwise", "{refundPercent: \"100.01\"}"),
            "/otherwise/refundPercent",
            "0 to 100"),
        Arguments.of(changed("colour", "red"), "/colour", "colour"),
        Arguments.of(PolicyDocument.plain().without("otherwise").json(), "/otherwise", "required"),
        Arguments.of(
            PolicyDocument.plain().without("withoutSlot").json(), "/withoutSlot", "required"),
        Arguments.of(
            PolicyDocument.plain().with("selfService", "cutOff", "2 hours").json(),
            "/selfService/cutOff",
            "such as P14D"),
        Arguments.of(
            PolicyDocument.plain().with("selfService", "never", "[SHIPPED]").json(),
            "/selfService/never/0",
            "COMPLETED"),
        Arguments.of(
            PolicyDocument.plain().without("selfService", "requesters").json(),
            "/selfService/requesters",
            "required"),
        Arguments.of(changed("zone", "Mars/Olympus"), "/zone", "IANA zone"),
        Arguments.of(changed("tiers", "[{refundPercent: 5}]"), "/tiers/0/atLeast", "required"),
        Arguments.of(
            changed(
                "tiers", "[{atLeast: P2D, refundPercent: 1}, {atLeast: P1D, refundPercent: 2}]"),
            "/tiers/1/refundPercent",
            "longer notice"),
        Arguments.of(
            changed(
                "tiers",
                "[{afterPurchase: P2D, refundPercent: 1}, {afterPurchase: P1D, refundPercent: 2}]"),
            "/tiers/1/afterPurchase",
            "longer"),
        Arguments.of(
            changed(
                "tiers",
                "[{states: [PLACED, PAID], refundPercent: 1}, {states: [PAID], refundPercent: 2}]"),
            "/tiers/1",
            "never reached"),
        Arguments.of(
            changed("otherwise", "{refundPercent: 5, fee: {XYZ: 5}}"),
            "/otherwise/fee/XYZ",
            "ISO 4217"),
        Arguments.of(
            changed("otherwise", "{refundPercent: 5, fee: {EUR: 0.5}}"),
            "/otherwise/fee/EUR",
            "integer"),
        Arguments.of(changed("reasons", "[NONE]"), "/reasons/0/label", "catalogue"),
        Arguments.of(changed("reasons", "[none]"), "/reasons/0", "capital letters"),
        Arguments.of(changed("reasons", "[ILLNESS, ILLNESS]"), "/reasons/1", "twice"),
        Arguments.of(
            changed("reasons", "[{code: OTHER, forcedRefund: true, refundPercent: 5}]"),
            "/reasons/0/refundPercent",
            "forcedRefund"),
        Arguments.of(
            changed("routes", "[{route: COUNTERPARTY}]"), "/routes/0/respondWithin", "waited for"),
        Arguments.of(
            changed("routes", "[{route: COUNTERPARTY, respondWithin: P1D}]"),
            "/routes/0/silence",
            "may not answer"),
        Arguments.of(
            changed(
                "routes",
                "[{when: {requesters: [PLATFORM]}, route: COUNTERPARTY, respondWithin: P1D,"
                    + " silence: REJECT}]"),
            "/routes/0/when/requesters",
            "no counterparty"),
        Arguments.of(
            changed("routes", "[{route: AUTOMATIC, respondWithin: P1D}]"),
            "/routes/0/respondWithin",
            "waits for nobody"),
        Arguments.of(
            changed("routes", "[{route: PLATFORM, respondWithin: P1D, silence: PLATFORM}]"),
            "/routes/0/silence",
            "APPROVE or REJECT"),
        Arguments.of(
            changed("routes", "[{route: PLATFORM, silence: REJECT}]"),
            "/routes/0/respondWithin",
            "neither"),
        Arguments.of(
            changed(
                "routes",
                "[{route: COUNTERPARTY, respondWithin: P1D, silence: REJECT, remindBefore:"
                    + " [PT24H]}]"),
            "/routes/0/remindBefore/0",
            "shorter"),
        Arguments.of(
            changed("routes", "[{route: AUTOMATIC}, {route: PLATFORM}]"),
            "/routes/0/when",
            "ever taken"),
        Arguments.of(
            changed(
                "routes", "[{when: {valueAbove: {EUR: 5}, valueUpTo: {EUR: 5}}, route: PLATFORM}]"),
            "/routes/0/when/valueUpTo/EUR",
            "more than valueAbove"),
        Arguments.of(
            changed("routes", "[{when: {reasons: [NONE]}, route: PLATFORM}]"),
            "/routes/0/when/reasons/0",
            "policy's reasons"),
        Arguments.of(
            changed("forcedRefund", "{reasons: [NONE]}"),
            "/forcedRefund/reasons/0",
            "policy's reasons"),
        Arguments.of(
            changed(
                "withdrawal",
                "{reason: NONE, days: 14, from: PURCHASE, exceptAppointments: true,"
                    + " refundableFees: []}"),
            "/withdrawal/reason",
            "policy's reasons"),
        Arguments.of(
            PolicyDocument.plain()
                .with("selfService", "mayAsk", "[{requester: PLATFORM, states: [PAID]}]")
                .json(),
            "/selfService/mayAsk/0/requester",
            "selfService.requesters"),
        Arguments.of(
            changed("refundArrival", "{minWorkingDays: 3, maxWorkingDays: 2}"),
            "/refundArrival/maxWorkingDays",
            "less"),
        Arguments.of(
            changed(
                "alternatives",
                "{mostPerCase: 1, offers: [{kind: CREDIT, answerWithin: P1D}, {kind: CREDIT,"
                    + " answerWithin: P1D}]}"),
            "/alternatives/offers/1/kind",
            "twice"),
        Arguments.of(
            changed(
                "standing",
                "{window: P1D, lag: P0D, minimumSample: 1, cancellationRate: {countsFaultOf:"
                    + " [MERCHANT]}, completionRate: {countsFaultOf: [MERCHANT]}, levels: [{name:"
                    + " A, cancelledAtMost: 5}, {name: B, cancelledAtMost: 1}]}"),
            "/standing/levels/1",
            "easier"),
        Arguments.of(PolicyFiles.readYaml("- a"), "", "object"),
        Arguments.of(PolicyFiles.readYaml(""), "", "object"));
  }

  private static JsonNode changed(String field, String yaml) {
    return PolicyDocument.plain().with(field, yaml).json();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void isRefusedWithThePlaceAndTheRule(JsonNode document, String pointer, String rule) {
    List<Violation> violations = violations(() -> Policy.of(document));
    assertThat(violations).extracting(Violation::pointer).contains(pointer);
    assertThat(violations)
        .filteredOn(violation -> violation.pointer().equals(pointer))
        .anyMatch(violation -> violation.rule().contains(rule), rule);
  }

  @Test
  void everyPlaceIsNamedAtOnce() {
    JsonNode twice = PolicyDocument.plain().with("id", "X").without("otherwise").json();
    assertThat(violations(() -> Policy.of(twice)))
        .extracting(Violation::pointer)
        .containsExactly("/id", "/otherwise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "a: 1\na: 2", "a: 1\n---\nb: 2"})
  void textThatIsNotOneYamlDocumentIsRefusedWithTheLine(String yaml) {
    assertThat(violations(() -> PolicyFiles.readYaml(yaml)).getFirst().rule())
        .contains("must be one YAML document")
        .contains("line ");
  }

  @Test
  void aTextIsRefusedWithTheLineOfEachPlace() {
    String yaml =
        """
        # a comment
        id: mine
        version: 1
        effectiveFrom: 2026-01-01T00:00:00Z
        scope: {}
        route: AUTOMATIC
        selfService:
          requesters: [CUSTOMER]
        reasons:
          - ILLNESS
          - code: no
        tiers: []
        otherwise: {refundPercent: 0}
        """;
    assertThat(violations(() -> PolicyFiles.policy(yaml)))
        .extracting(violation -> violation.pointer() + " " + violation.rule())
        .anySatisfy(told -> assertThat(told).startsWith("/reasons/1/code").endsWith("(line 11)"))
        .anySatisfy(told -> assertThat(told).startsWith("/withoutSlot").endsWith("(line 2)"));
    assertThat(
            PolicyFiles.policy(
                    yaml.replace("code: no", "OTHER") + "withoutSlot: {refundPercent: 0}")
                .version())
        .isEqualTo(1);
  }

  private static List<Violation> violations(Runnable attempt) {
    InvalidPolicyException refused =
        catchThrowableOfType(InvalidPolicyException.class, attempt::run);
    assertThat(refused).isNotNull();
    return refused.violations();
  }
}
