package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say: the parts of a document have to make sense beside each other. */
final class Consistency {

  private Consistency() {}

  /** What is wrong with a document of the right form, section by section. */
  static List<Violation> violations(JsonNode document) {
    List<Violation> violations = new ArrayList<>(zone(document));
    violations.addAll(currencies("", document));
    if (!violations.isEmpty()) {
      return violations;
    }
    violations.addAll(reasons(document.path("reasons")));
    violations.addAll(tiers(document));
    violations.addAll(RouteConsistency.violations(document));
    violations.addAll(ReferenceConsistency.violations(document));
    violations.addAll(SectionConsistency.violations(document));
    return violations;
  }

  private static List<Violation> zone(JsonNode document) {
    if (!document.has("zone")) {
      return List.of();
    }
    try {
      ZoneId.of(document.path("zone").stringValue());
      return List.of();
    } catch (DateTimeException e) {
      return List.of(new Violation("/zone", "must be an IANA zone such as Europe/Berlin"));
    }
  }

  /** Wherever the document has prices, at whatever depth. */
  private static List<Violation> currencies(String pointer, JsonNode node) {
    Set<String> known =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    return currencies(pointer, node, known).toList();
  }

  private static Stream<Violation> currencies(String pointer, JsonNode node, Set<String> known) {
    Set<String> prices = Set.of("fee", "feePerUnit", "valueAbove", "valueUpTo", "atMost");
    Stream<Violation> below =
        node.isArray()
            ? Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                .flatMap(i -> currencies(pointer + "/" + i, node.path(i), known))
            : node.propertyStream()
                .flatMap(
                    field -> currencies(pointer + "/" + field.getKey(), field.getValue(), known));
    return prices.contains(pointer.substring(pointer.lastIndexOf('/') + 1))
        ? node.propertyStream()
            .filter(price -> !known.contains(price.getKey()))
            .map(price -> new Violation(pointer + "/" + price.getKey(), "must be an ISO 4217 code"))
        : below;
  }

  private static List<Violation> reasons(JsonNode reasons) {
    List<Violation> violations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < reasons.size(); i++) {
      JsonNode reason = reasons.path(i);
      ReasonEntry entry = ReasonEntry.of(reason);
      String place = "/reasons/" + i;
      if (!seen.add(entry.code())) {
        violations.add(
            new Violation(reason.isString() ? place : place + "/code", "must not be there twice"));
      }
      boolean labelled = entry.label() != null || entry.labels() != null;
      if (!labelled && ReasonCatalogue.standard().find(entry.code()).isEmpty()) {
        violations.add(
            new Violation(
                place + "/label", "must be there, as the catalogue has no reason " + entry.code()));
      }
      if (Boolean.TRUE.equals(entry.forcedRefund()) && entry.refundPercent() != null) {
        violations.add(
            new Violation(place + "/refundPercent", "must not be there beside forcedRefund"));
      }
    }
    return violations;
  }

  /** The first tier that is reached wins, so a longer notice below a shorter one never would. */
  private static List<Violation> tiers(JsonNode document) {
    List<Tier> tiers = new PolicyReader(document).tiers();
    List<Violation> violations = new ArrayList<>();
    for (int i = 1; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      if (tiers.subList(0, i).stream().anyMatch(above -> above.covers(tier))) {
        violations.add(unreachable(i, tier));
      }
      if (isByNotice(tiers.get(i - 1))
          && isByNotice(tier)
          && tier.rate().percent().compareTo(tiers.get(i - 1).rate().percent()) > 0) {
        violations.add(
            new Violation(
                "/tiers/" + i + "/refundPercent", "must not be more than with a longer notice"));
      }
    }
    return violations;
  }

  private static Violation unreachable(int i, Tier tier) {
    if (isByNotice(tier)) {
      return new Violation("/tiers/" + i + "/atLeast", "must be shorter than the tier above it");
    }
    return tier.states().isEmpty() && tier.atLeast() == null
        ? new Violation("/tiers/" + i + "/afterPurchase", "must be longer than the tier above it")
        : new Violation("/tiers/" + i, "is never reached, as a tier above it covers it");
  }

  private static boolean isByNotice(Tier tier) {
    return tier.atLeast() != null && tier.afterPurchase() == null && tier.states().isEmpty();
  }

  /** Whether a span is shorter than another one, by the calendar's averages. */
  static boolean isShorter(Span one, Span other) {
    Duration length = other.nominal();
    return one.nominal().compareTo(length) < 0;
  }
}
