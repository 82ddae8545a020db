package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found.
 *
 * @param until how long it would find the same, UTC; absent where time does not change it
 */
record Finding(AppliedRule rule, Outcome outcome, @Nullable Instant until) {

  /** What follows from a finding. */
  enum Outcome {
    /** The next rule is asked. */
    PASSES,
    /** The next rule is asked, and the platform decides whatever the routes say. */
    REFERS,
    /** The evaluation ends. */
    REFUSES
  }

  static Finding passes(String rule, Map<String, String> inputs, String effect) {
    return new Finding(new AppliedRule(rule, inputs, effect), Outcome.PASSES, null);
  }

  static Finding refers(String rule, Map<String, String> inputs, String effect) {
    return new Finding(new AppliedRule(rule, inputs, effect), Outcome.REFERS, null);
  }

  static Finding refuses(String rule, Map<String, String> inputs, String effect) {
    return new Finding(new AppliedRule(rule, inputs, effect), Outcome.REFUSES, null);
  }

  Finding until(Instant last) {
    return new Finding(rule, outcome, last);
  }
}
