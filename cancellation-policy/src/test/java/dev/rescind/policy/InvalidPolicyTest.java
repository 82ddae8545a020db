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

  private static List<Violation> violations(Runnable attempt) {
    InvalidPolicyException refused =
        catchThrowableOfType(InvalidPolicyException.class, attempt::run);
    assertThat(refused).isNotNull();
    return refused.violations();
  }
}
