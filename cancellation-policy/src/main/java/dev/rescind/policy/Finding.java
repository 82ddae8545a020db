package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import java.util.Map;

/**
 * What one rule found.
 *
 * @param refuses whether it ends the evaluation
 */
record Finding(AppliedRule rule, boolean refuses) {

  static Finding passes(String rule, Map<String, String> inputs, String effect) {
    return new Finding(new AppliedRule(rule, inputs, effect), false);
  }

  static Finding refuses(String rule, Map<String, String> inputs, String effect) {
    return new Finding(new AppliedRule(rule, inputs, effect), true);
  }
}
