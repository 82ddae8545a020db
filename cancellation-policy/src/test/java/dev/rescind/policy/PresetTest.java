package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.last;
import static dev.rescind.policy.Sample.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.EventJson;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {

  private final Policy appointments = PolicyFiles.presets().getFirst();
  private final OrderFacts order = appointment(START, "Europe/Lisbon");

  static Policy preset(String id) {
    return PolicyFiles.presets().stream()
        .filter(preset -> preset.policyId().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("dev.rescind.policy.PolicyFiles#presets")
  void isValidAndComesBackTheSameFromItsDocumentAndFromJson(Policy preset) {
    assertThat(Policy.of(preset.document())).isEqualTo(preset).hasSameHashCodeAs(preset);
    byte[] json = EventJson.mapper().writeValueAsBytes(preset.document());
    assertThat(Policy.of(EventJson.mapper().readTree(json))).isEqualTo(preset);
  }

  @Test
  void everyPresetFileIsShippedAsAPreset() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/presets"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(PolicyFiles.presets())
          .map(preset -> preset.policyId().value() + ".yaml")
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void theOthersHoldForTheCategoryOfTheirName() {
    assertThat(PolicyFiles.presets().stream().skip(1))
        .allSatisfy(preset ->
            assertThat(preset.scope())
                .isEqualTo(new Scope.Categories(Set.of(preset.policyId().value()))));
  }

  @Test
  void appointmentsHoldForThePlatformFromTheStartOfTheCentury() {
    assertThat(appointments.policyId()).isEqualTo(new PolicyId("appointments"));
    assertThat(appointments.version()).isEqualTo(1);
    assertThat(appointments.scope()).isEqualTo(new Scope.Platform());
    assertThat(appointments.effectiveFrom()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"PT48H, 10000", "PT47H59M59S, 5000", "PT24H, 5000", "PT23H59M59S, 0", "PT2H, 0"})
  void aCustomerGetsBackByNotice(Duration notice, long refund) {
    CaseFacts request = asks(Party.CUSTOMER, "CHANGE_OF_PLANS", pieces("L1", 1));
    assertThat(approved(appointments.evaluate(order, request, START.minus(notice))).refund())
        .isEqualTo(eur(refund));
  }

  @Test
  void aCustomerIsHeldToTheCutOff() {
    CaseFacts request = asks(Party.CUSTOMER, "OTHER", pieces("L1", 1));
    assertThat(last(appointments.evaluate(order, request, START.minusSeconds(7_199))))
        .isEqualTo("cut-off");
  }

  @ParameterizedTest
  @CsvSource({
    "MERCHANT, MERCHANT_UNAVAILABLE",
    "MERCHANT, MERCHANT_OVERBOOKED",
    "MERCHANT, PREMISES_CLOSED",
    "MERCHANT, OTHER_MERCHANT",
    "PLATFORM, FORCE_MAJEURE",
    "PLATFORM, FRAUD"
  })
  void whatTheMerchantCausesGivesEverythingBackUpToTheLastMinute(Party party, String reason) {
    CaseFacts request = asks(party, reason, pieces("L1", 1));
    assertThat(approved(appointments.evaluate(order, request, START)).refund())
        .isEqualTo(eur(10_000));
  }
}
