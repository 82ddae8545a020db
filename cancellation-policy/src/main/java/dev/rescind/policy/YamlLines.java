package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where in a text the places of a document are.
 *
 * @param byPointer line numbers from 1, by JSON pointer
 */
record YamlLines(Map<String, Integer> byPointer) {

  static YamlLines of(JsonParser yaml) {
    try (yaml) {
      Map<String, Integer> lines = new HashMap<>();
      for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
        String pointer = yaml.streamReadContext().pathAsPointer().toString();
        lines.putIfAbsent(pointer, yaml.currentTokenLocation().getLineNr());
      }
      return new YamlLines(lines);
    }
  }

  /** The same violation with the line; what is missing is told by the line of what it misses in. */
  Violation locate(Violation violation) {
    String pointer = violation.pointer();
    while (!byPointer.containsKey(pointer) && !pointer.isEmpty()) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    int line = Objects.requireNonNullElse(byPointer.get(pointer), 1);
    return new Violation(violation.pointer(), violation.rule() + " (line " + line + ")");
  }
}
