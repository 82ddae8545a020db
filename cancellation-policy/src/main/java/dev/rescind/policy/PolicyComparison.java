package dev.rescind.policy;

import dev.rescind.events.PolicyReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one policy differs from another, rule by rule. What is in a list is found again by what names
 * it, such as a reason's code, so that an insertion is not told as a change of all that follows.
 *
 * @param changes in the order of the documents; empty if they say the same
 */
public record PolicyComparison(PolicyReference from, PolicyReference to, List<Change> changes) {

  /** What names an element of a list, the first that it has. */
  private static final List<String> NAMES =
      List.of("code", "kind", "name", "requester", "atLeast", "afterPurchase");

  public PolicyComparison {
    changes = List.copyOf(changes);
  }

  /** What happened to a rule. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One difference.
   *
   * @param place names from the outside in, such as {@code reasons, ILLNESS, needsText}
   * @param before absent if it was added
   * @param after absent if it was removed
   */
  public record Change(
      List<String> place, Kind kind, @Nullable JsonNode before, @Nullable JsonNode after) {

    public Change {
      place = List.copyOf(place);
    }

    /** Such as {@code tiers › PT24H › refundPercent: 50 becomes 25}. */
    public String inWords() {
      return String.join(" › ", place)
          + switch (kind) {
            case ADDED -> ": " + after + " is new";
            case REMOVED -> ": " + before + " is gone";
            case CHANGED -> ": " + before + " becomes " + after;
          };
    }
  }

  /** What is different in {@code to}; its version number, which always is, does not count. */
  public static PolicyComparison of(Policy from, Policy to) {
    List<Change> changes = new ArrayList<>();
    compare(List.of(), from.document(), to.document(), changes);
    changes.removeIf(change -> change.place().equals(List.of("version")));
    return new PolicyComparison(from.reference(), to.reference(), changes);
  }

  private static void compare(
      List<String> place, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> into) {
    if (before == null || after == null) {
      into.add(new Change(place, before == null ? Kind.ADDED : Kind.REMOVED, before, after));
      return;
    }
    if (before.equals(after)) {
      return;
    }
    if (!before.isContainer() || before.getNodeType() != after.getNodeType()) {
      into.add(new Change(place, Kind.CHANGED, before, after));
      return;
    }
    Map<String, JsonNode> old = named(before);
    Map<String, JsonNode> young = named(after);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(young.keySet());
    for (String name : names) {
      List<String> below = Stream.concat(place.stream(), Stream.of(name)).toList();
      compare(below, old.get(name), young.get(name), into);
    }
  }

  private static Map<String, JsonNode> named(JsonNode container) {
    Map<String, JsonNode> named = new LinkedHashMap<>();
    container.propertyStream().forEach(field -> named.put(field.getKey(), field.getValue()));
    for (int i = 0; container.isArray() && i < container.size(); i++) {
      JsonNode element = container.path(i);
      if (named.putIfAbsent(name(element, i), element) != null) {
        named.put(String.valueOf(i + 1), element);
      }
    }
    return named;
  }

  private static String name(JsonNode element, int position) {
    return element.isString()
        ? element.stringValue()
        : NAMES.stream()
            .map(element::get)
            .filter(value -> value != null && value.isString())
            .map(JsonNode::stringValue)
            .findFirst()
            .orElse(String.valueOf(position + 1));
  }
}
