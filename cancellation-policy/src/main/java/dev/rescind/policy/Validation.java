package dev.rescind.policy;

import dev.rescind.events.EventJson;
import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a document makes a policy: first its form, then whether its parts fit together. */
final class Validation {

  private Validation() {}

  /**
   * A copy of the document in which equal content is equal, however its numbers were read.
   *
   * @throws InvalidPolicyException if it makes no policy
   */
  static JsonNode canonical(JsonNode document) {
    byte[] json = EventJson.mapper().writeValueAsBytes(document);
    JsonNode canonical = EventJson.mapper().readTree(json);
    List<Violation> violations = PolicySchema.violations(canonical);
    if (violations.isEmpty()) {
      violations = Consistency.violations(canonical);
    }
    if (!violations.isEmpty()) {
      throw new InvalidPolicyException(violations);
    }
    return canonical;
  }
}
