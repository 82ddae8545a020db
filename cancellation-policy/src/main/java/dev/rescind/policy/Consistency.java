package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say: the parts of a document have to make sense beside each other. */
final class Consistency {

  private Consistency() {}

  static List<Violation> violations(JsonNode document) {
    List<Violation> violations = new ArrayList<>(reasons(document.path("reasons")));
    violations.addAll(tiers(new PolicyReader(document).tiers()));
    return violations;
  }

  private static List<Violation> reasons(JsonNode reasons) {
    List<Violation> violations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < reasons.size(); i++) {
      if (!seen.add(reasons.path(i).path("code").stringValue())) {
        violations.add(new Violation("/reasons/" + i + "/code", "must not be there twice"));
      }
    }
    return violations;
  }

  /** The first tier that is reached wins, so a longer notice below a shorter one never would. */
  private static List<Violation> tiers(List<Tier> tiers) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 1; i < tiers.size(); i++) {
      Duration above = tiers.get(i - 1).atLeast().nominal();
      if (tiers.get(i).atLeast().nominal().compareTo(above) >= 0) {
        violations.add(
            new Violation("/tiers/" + i + "/atLeast", "must be shorter than the tier above it"));
      }
    }
    return violations;
  }
}
