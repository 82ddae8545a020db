package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say: the parts of a document have to make sense beside each other. */
final class Consistency {

  private Consistency() {}

  /** What is wrong with a document of the right form, section by section. */
  static List<Violation> violations(JsonNode document) {
    List<Violation> violations = new ArrayList<>(zone(document));
    violations.addAll(CurrencyConsistency.violations(document));
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
    return one.nominal().compareTo(other.nominal()) < 0;
  }
}
