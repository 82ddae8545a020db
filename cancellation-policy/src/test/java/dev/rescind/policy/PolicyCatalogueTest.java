package dev.rescind.policy;

import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.OrderEvent.OrderPlaced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCatalogueTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final OrderPlaced order = order(List.of(line("L1", 1, 100, null))).placed();
  private final Policy platform = policy("platform", 1, "2000-01-01T00:00:00Z", "{}");
  private final Policy merchant = policy("m", 1, "2000-01-01T00:00:00Z", "{merchants: [M1]}");
  private final Policy category = policy("c", 1, "2000-01-01T00:00:00Z", "{categories: [CAT]}");
  private final Policy product = policy("p", 1, "2000-01-01T00:00:00Z", "{products: [P-L1]}");

  @Test
  void theMostSpecificScopeWinsInWhateverOrderTheyWerePublished() {
    List<Policy> published = new ArrayList<>(List.of(product, category, merchant, platform));
    while (!published.isEmpty()) {
      Policy expected = published.getFirst();
      List<Policy> reversed = new ArrayList<>(published);
      Collections.reverse(reversed);
      assertThat(new PolicyCatalogue(published).find(order, NOW)).contains(expected);
      assertThat(new PolicyCatalogue(reversed).find(order, NOW)).contains(expected);
      published.removeFirst();
    }
    assertThat(new PolicyCatalogue(List.of()).find(order, NOW)).isEmpty();
  }

  @Test
  void aScopeOfOthersDoesNotCount() {
    Policy other = policy("m", 1, "2000-01-01T00:00:00Z", "{merchants: [M2]}");
    assertThat(new PolicyCatalogue(List.of(other)).find(order, NOW)).isEmpty();
  }

  @Test
  void anOrderOfSeveralProductsNeedsAllOfThemCovered() {
    OrderPlaced mixed = order(List.of(line("L1", 1, 100, null), line("L2", 1, 100, null))).placed();
    Policy both = policy("both", 1, "2000-01-01T00:00:00Z", "{products: [P-L1, P-L2]}");
    assertThat(new PolicyCatalogue(List.of(platform, product)).find(mixed, NOW)).contains(platform);
    assertThat(new PolicyCatalogue(List.of(platform, product, both)).find(mixed, NOW))
        .contains(both);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31T23:59:59.999999999Z, 1",
    "2025-01-01T00:00:00Z, 2",
    "2025-06-01T00:00:00Z, 3",
  })
  void theNewestVersionInForceCountsFromItsFirstInstantOn(Instant at, int version) {
    PolicyCatalogue catalogue =
        new PolicyCatalogue(
            List.of(
                platform,
                policy("platform", 3, "2025-06-01T00:00:00Z", "{}"),
                policy("platform", 2, "2025-01-01T00:00:00Z", "{}")));
    assertThat(catalogue.find(order, at)).map(Policy::version).contains(version);
  }

  @Test
  void nothingIsFoundBeforeTheFirstVersionIsInForce() {
    Instant before = platform.effectiveFrom().minusNanos(1);
    assertThat(new PolicyCatalogue(List.of(platform)).find(order, before)).isEmpty();
    assertThat(new PolicyCatalogue(List.of(platform)).find(order, platform.effectiveFrom()))
        .contains(platform);
  }

  @Test
  void anOrderThatTheNewVersionLetGoDoesNotFallBackToTheOldOne() {
    Policy narrowed = policy("m", 2, "2025-01-01T00:00:00Z", "{merchants: [M2]}");
    assertThat(new PolicyCatalogue(List.of(platform, merchant, narrowed)).find(order, NOW))
        .contains(platform);
  }

  @Test
  void ofTwoPoliciesOfOneScopeTheOneThatCameIntoForceLastCounts() {
    Policy newer = policy("a", 1, "2025-01-01T00:00:00Z", "{merchants: [M1]}");
    assertThat(new PolicyCatalogue(List.of(newer, merchant)).find(order, NOW)).contains(newer);
  }

  private static Policy policy(String id, int version, String effectiveFrom, String scope) {
    return PolicyDocument.plain()
        .with("id", id)
        .with("version", String.valueOf(version))
        .with("effectiveFrom", effectiveFrom)
        .with("scope", scope)
        .policy();
  }
}
