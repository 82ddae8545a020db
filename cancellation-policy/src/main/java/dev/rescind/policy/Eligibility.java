package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request may be made.
 *
 * @param rules what applied, in order; the last one refuses if it is refused
 * @param isReferred whether the platform decides whatever the routes say
 * @param until how long all rules would find the same, UTC; absent where time does not change it
 */
record Eligibility(
    List<AppliedRule> rules, boolean isRefused, boolean isReferred, @Nullable Instant until) {

  static Eligibility ruled() {
    String effect = "The platform ruled; who may ask, and when, does not matter any more.";
    return new Eligibility(List.of(new AppliedRule("ruled", Map.of(), effect)), false, false, null);
  }

  /** Asks the rules one by one until one refuses. */
  static Eligibility of(List<EligibilityRule> conditions, Inquiry inquiry) {
    List<AppliedRule> rules = new ArrayList<>();
    boolean referred = false;
    Instant until = null;
    for (EligibilityRule condition : conditions) {
      Optional<Finding> found = condition.judge(inquiry);
      if (found.isEmpty()) {
        continue;
      }
      Finding finding = found.get();
      rules.add(finding.rule());
      if (finding.outcome() == Finding.Outcome.REFUSES) {
        return new Eligibility(rules, true, referred, null);
      }
      referred |= finding.outcome() == Finding.Outcome.REFERS;
      until = earlier(until, finding.until());
    }
    return new Eligibility(rules, false, referred, until);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}
