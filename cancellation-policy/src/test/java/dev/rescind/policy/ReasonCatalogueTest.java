package dev.rescind.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rescind.events.CauseClass;
import dev.rescind.events.Fault;
import dev.rescind.events.Party;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonCatalogueTest {

  private final ReasonCatalogue catalogue = ReasonCatalogue.standard();

  static List<Reason> reasons() {
    return ReasonCatalogue.standard().all();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aReasonHasALabelInEachLanguageAndSaysWhoMayGiveIt(Reason reason) {
    assertThat(reason.labels())
        .containsOnlyKeys("en", "de", "fr", "es", "ja", "zh-Hant")
        .allSatisfy((language, label) -> assertThat(label).isNotBlank());
    assertThat(reason.requesters()).contains(Party.PLATFORM);
    assertThat(reason.refund()).isNull();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void noCustomerCanForceARefundByTheChoiceOfAReason(Reason reason) {
    assertThat(reason.forcedRefund() && reason.requesters().contains(Party.CUSTOMER)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aReasonIsMappedToCodesThatThePlatformHas(Reason reason) {
    assertThat(catalogue.platforms()).containsKeys("shopify", "ebay", "magento", "octo", "ondc");
    reason
        .elsewhere()
        .forEach((platform, code) ->
            assertThat(catalogue.platforms().get(platform))
                .extracting(known -> Objects.requireNonNull(known).codes())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(code));
    assertThat(reason.elsewhere()).containsKeys("shopify", "ebay");
  }

  @Test
  void everyCodeOfAPlatformIsReached() {
    catalogue
        .platforms()
        .forEach((platform, known) -> {
          Set<String> reached =
              catalogue.all().stream()
                  .flatMap(reason -> catalogue.elsewhere(reason, platform).stream())
                  .collect(Collectors.toSet());
          if (known.codes() != null) {
            assertThat(reached).as(platform).containsExactlyInAnyOrderElementsOf(known.codes());
          }
        });
  }

  @Test
  void aPlatformWithoutCodesTakesTheEnglishLabel() {
    Reason reason = catalogue.find("ILLNESS").orElseThrow();
    assertThat(catalogue.elsewhere(reason, "octo")).contains("Illness");
    assertThat(catalogue.elsewhere(reason, "ondc")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> catalogue.elsewhere(reason, "nobody"));
  }

  @Test
  void codesAreThereOnceAndFoundAndOthersAreNot() {
    assertThat(catalogue.all()).extracting(Reason::code).doesNotHaveDuplicates();
    assertThat(PolicyFiles.reasons().path("reasons").size()).isEqualTo(catalogue.all().size());
    assertThat(catalogue.find("NONE")).isEmpty();
  }

  @Test
  void aPolicyTakesRestrictsOverridesAndAddsReasons() {
    Policy policy =
        PolicyDocument.plain()
            .with(
                "reasons",
                """
                - ILLNESS
                - {code: OTHER, requesters: [PLATFORM]}
                - {code: FRAUD, refundPercent: 50}
                - {code: MERCHANT_OVERBOOKED, label: Two of you, forcedRefund: false}
                - {code: FULL_MOON, labels: {en: Full moon, de: Vollmond}, fault: CUSTOMER}
                """)
            .policy();
    Map<String, Reason> reasons =
        policy.reasons().stream().collect(Collectors.toMap(Reason::code, reason -> reason));
    assertThat(reasons.get("ILLNESS")).isEqualTo(catalogue.find("ILLNESS").orElseThrow());
    Reason other = policy.reason("OTHER").orElseThrow();
    assertThat(other.requesters()).containsExactly(Party.PLATFORM);
    assertThat(other.needsText()).isTrue();
    Reason fraud = policy.reason("FRAUD").orElseThrow();
    assertThat(fraud.forcedRefund()).isFalse();
    assertThat(fraud.refund()).isEqualTo(new Percent(5_000));
    Reason overbooked = policy.reason("MERCHANT_OVERBOOKED").orElseThrow();
    assertThat(overbooked.forcedRefund()).isFalse();
    assertThat(overbooked.label("fr")).isEqualTo("Two of you");
    assertThat(overbooked.fault()).isEqualTo(Fault.MERCHANT);
    Reason moon = policy.reason("FULL_MOON").orElseThrow();
    assertThat(moon.label("de")).isEqualTo("Vollmond");
    assertThat(moon.label("ja")).isEqualTo("Full moon");
    assertThat(moon.cause()).isEqualTo(CauseClass.OTHER);
    assertThat(policy.reason("NONE")).isEmpty();
  }
}
