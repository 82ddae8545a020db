package dev.rescind.events;

import java.util.Map;
import java.util.TreeMap;

/**
 * One rule that applied.
 *
 * @param rule stable code of the rule, such as {@code cut-off}
 * @param inputs what the rule looked at, by name; never personal data
 * @param effect what followed from it, in plain English
 */
public record AppliedRule(String rule, Map<String, String> inputs, String effect) {

  public AppliedRule {
    inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
  }
}
