package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether the sections about a case's life make sense in themselves. */
final class SectionConsistency {

  private SectionConsistency() {}

  static List<Violation> violations(JsonNode document) {
    CaseTerms terms = new TermsReader(document).caseTerms();
    List<Violation> violations = new ArrayList<>();
    if (terms.refundArrival().minWorkingDays() > terms.refundArrival().maxWorkingDays()) {
      violations.add(
          new Violation("/refundArrival/maxWorkingDays", "must not be less than minWorkingDays"));
    }
    violations.addAll(offers(terms.alternatives()));
    violations.addAll(levels(terms.standing()));
    return violations;
  }

  private static List<Violation> offers(Alternatives alternatives) {
    List<Violation> violations = new ArrayList<>();
    Set<Alternatives.Kind> seen = new HashSet<>();
    for (int i = 0; i < alternatives.offers().size(); i++) {
      if (!seen.add(alternatives.offers().get(i).kind())) {
        violations.add(
            new Violation("/alternatives/offers/" + i + "/kind", "must not be there twice"));
      }
    }
    return violations;
  }

  /** The first level that is met is the merchant's, so a harder one below an easier never would. */
  private static List<Violation> levels(@Nullable Standing standing) {
    List<Violation> violations = new ArrayList<>();
    List<Standing.Level> levels = standing == null ? List.of() : standing.levels();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < levels.size(); i++) {
      String place = "/standing/levels/" + i;
      if (!seen.add(levels.get(i).name())) {
        violations.add(new Violation(place + "/name", "must not be there twice"));
      }
      if (i > 0 && !isEasier(levels.get(i), levels.get(i - 1))) {
        violations.add(new Violation(place, "must be easier to meet than the level above it"));
      }
    }
    return violations;
  }

  private static boolean isEasier(Standing.Level level, Standing.Level above) {
    Percent most = level.cancelledAtMost();
    Percent mostAbove = above.cancelledAtMost();
    Percent least = level.completedAtLeast();
    Percent leastAbove = above.completedAtLeast();
    boolean cancelled = most == null || (mostAbove != null && most.compareTo(mostAbove) >= 0);
    boolean completed = least == null || (leastAbove != null && least.compareTo(leastAbove) <= 0);
    return cancelled && completed;
  }
}
