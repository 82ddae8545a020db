package dev.rescind.cancellation.policies;

import dev.rescind.events.PolicyReference;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one version differs from another.
 *
 * @param changes in the order of the documents; empty if they say the same
 */
record ComparisonResource(PolicyReference from, PolicyReference to, List<Change> changes) {

  /**
   * One difference.
   *
   * @param place names from the outside in
   * @param words the same as a sentence
   */
  record Change(
      List<String> place,
      PolicyComparison.Kind kind,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      String words) {}

  static ComparisonResource of(Policy from, Policy to) {
    PolicyComparison comparison = PolicyComparison.of(from, to);
    return new ComparisonResource(
        comparison.from(),
        comparison.to(),
        comparison.changes().stream()
            .map(change ->
                new Change(
                    change.place(),
                    change.kind(),
                    change.before(),
                    change.after(),
                    change.inWords()))
            .toList());
  }
}
