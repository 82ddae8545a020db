package dev.rescind.policy;

import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.EventJson;
import dev.rescind.events.Fault;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy says of a case's life. */
class CaseTermsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aPolicyThatSaysNothingAllowsNothingBeyondApprovalAndRejection() {
    CaseTerms terms = PolicyDocument.plain().policy().terms();
    assertThat(terms.alternatives()).isEqualTo(Alternatives.NONE);
    assertThat(terms.disputes()).isEqualTo(Disputes.NONE);
    assertThat(terms.claims()).isEqualTo(Claims.NONE);
    assertThat(terms.refundMode()).isEqualTo(RefundMode.BY_ITSELF);
    assertThat(terms.refundArrival()).isEqualTo(new RefundArrival(5, 10));
    assertThat(terms.quoteValidFor().nominal()).isEqualTo(Duration.ofMinutes(15));
    assertThat(terms.withdrawal()).isNull();
    assertThat(terms.claims().allows(Party.MERCHANT, "DAMAGE")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("dev.rescind.policy.PolicyFiles#presets")
  void theTermsOfAPresetCanBeSentAsJsonAndReadAgain(Policy preset) {
    byte[] json = EventJson.mapper().writeValueAsBytes(preset.terms());
    assertThat(EventJson.mapper().readValue(json, CaseTerms.class)).isEqualTo(preset.terms());
  }

  @Test
  void windowsAreCountedAtThePlaceAndOpenToThePartiesNamed() {
    Disputes disputes =
        PolicyDocument.plain()
            .with(
                "disputes",
                """
                escalation: {parties: [CUSTOMER], within: P1D}
                evidence: {within: P7D, mostFiles: 1, mostBytes: 2, types: [image/png]}
                appeal: {most: 1, within: P3D}
                """)
            .policy()
            .terms()
            .disputes();
    assertThat(
            disputes.escalationUntil(
                Party.CUSTOMER, at("2026-03-28T12:00", "Europe/Berlin"), BERLIN))
        .contains(at("2026-03-29T12:00", "Europe/Berlin"));
    assertThat(disputes.escalationUntil(Party.MERCHANT, at("2026-03-28T12:00", "UTC"), BERLIN))
        .isEmpty();
    assertThat(disputes.contestUntil(Party.CUSTOMER, at("2026-03-28T12:00", "UTC"), BERLIN))
        .isEmpty();
    assertThat(Objects.requireNonNull(disputes.appeal()).most()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1000, 500", "3000, 1500", "3001, 1500", "1, 1"})
  void aClaimIsBoundedByShareAndAmount(long value, long most) {
    Claims claims =
        PolicyDocument.plain()
            .with(
                "claims",
                "{claimants: [MERCHANT], grounds: [DAMAGE], atMostPercent: 50, atMost: {EUR:"
                    + " 1500}}")
            .policy()
            .terms()
            .claims();
    assertThat(claims.most(eur(value))).isEqualTo(eur(most));
    assertThat(claims.most(new Money(9_000, "USD"))).isEqualTo(new Money(4_500, "USD"));
    assertThat(claims.allows(Party.MERCHANT, "DAMAGE")).isTrue();
    assertThat(claims.allows(Party.MERCHANT, "WORK")).isFalse();
    assertThat(claims.allows(Party.CUSTOMER, "DAMAGE")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 19, 19, -",
    "0, 20, 20, TRUSTED",
    "1, 99, 100, TRUSTED",
    "2, 98, 100, STANDARD",
    "1, 97, 100, STANDARD",
    "5, 95, 100, STANDARD",
    "6, 94, 100, AT_RISK",
    "501, 9499, 10000, AT_RISK"
  })
  void theFirstLevelWhoseEveryThresholdIsMetIsTheMerchants(
      long cancelled, long completed, long orders, String level) {
    Standing standing = standing("{name: TRUSTED, cancelledAtMost: 1, completedAtLeast: 98}");
    Optional<String> found =
        standing.levelOf(cancelled, completed, orders).map(Standing.Level::name);
    assertThat(found.orElse("-")).isEqualTo(level);
  }

  @Test
  void whatCountsIsByFaultCauseAndReason() {
    Standing standing = standing("{name: TRUSTED, cancelledAtMost: 1}");
    Reason overbooked = ReasonCatalogue.standard().find("MERCHANT_OVERBOOKED").orElseThrow();
    Reason illness = ReasonCatalogue.standard().find("ILLNESS").orElseThrow();
    Reason storm = ReasonCatalogue.standard().find("FORCE_MAJEURE").orElseThrow();
    Standing.Rate rate = standing.cancellationRate();
    assertThat(rate.counts(overbooked, overbooked.fault())).isTrue();
    assertThat(rate.counts(overbooked, Fault.NOBODY)).as("ruled otherwise").isFalse();
    assertThat(rate.counts(illness, Fault.MERCHANT)).as("excepted").isFalse();
    assertThat(rate.counts(storm, Fault.MERCHANT)).as("counts nowhere").isFalse();
  }

  private static Standing standing(String best) {
    Policy policy =
        PolicyDocument.plain()
            .with("reasons", "[ILLNESS, MERCHANT_OVERBOOKED]")
            .with(
                "standing",
                "{window: P90D, lag: P1D, minimumSample: 20,"
                    + " cancellationRate: {countsFaultOf: [MERCHANT], exceptReasons: [ILLNESS]},"
                    + " completionRate: {countsFaultOf: [MERCHANT, CUSTOMER]}, levels: ["
                    + best
                    + ", {name: STANDARD, cancelledAtMost: 5}, {name: AT_RISK}]}")
            .policy();
    return Objects.requireNonNull(policy.terms().standing());
  }

  @Test
  void anOfferHasItsOwnTimeToAnswer() {
    Alternatives alternatives =
        PolicyDocument.plain()
            .with(
                "alternatives",
                "{offers: [{kind: RESCHEDULE, answerWithin: PT24H}], mostPerCase: 2}")
            .policy()
            .terms()
            .alternatives();
    assertThat(alternatives.offer(Alternatives.Kind.RESCHEDULE))
        .map(offer -> offer.answerWithin().iso())
        .contains("PT24H");
    assertThat(alternatives.offer(Alternatives.Kind.CREDIT)).isEmpty();
    assertThat(alternatives.mostPerCase()).isEqualTo(2);
  }
}
