package dev.rescind.events;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A schema as a table for people: name, type, required, meaning. */
final class FieldTable {

  private FieldTable() {}

  static String of(JsonNode schema) {
    Set<String> required =
        schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    return schema.get("properties").properties().stream()
        .map(field -> row(field, required.contains(field.getKey())))
        .collect(
            Collectors.joining(
                "", "| field | type | required | meaning |\n| --- | --- | --- | --- |\n", ""));
  }

  private static String row(Map.Entry<String, JsonNode> field, boolean required) {
    JsonNode property = field.getValue();
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            field.getKey(),
            type(property),
            required ? "yes" : "no",
            SchemaTree.resolve(property).path("description").asString("").replace("|", "\\|"));
  }

  /** What limits a value beyond its form, as a sentence. */
  static String limits(JsonNode definition) {
    if (definition.has("enum")) {
      return " One of "
          + definition
              .get("enum")
              .valueStream()
              .map(constant -> "`" + constant.asString() + "`")
              .collect(Collectors.joining(", "))
          + ".";
    }
    if (definition.has("oneOf")) {
      return " One of "
          + definition
              .get("oneOf")
              .valueStream()
              .map(kind -> link(SchemaTree.reference(kind)) + " (`" + SchemaTree.kind(kind) + "`)")
              .collect(Collectors.joining(", "))
          + ".";
    }
    return definition.has("pattern")
        ? " Pattern `" + definition.get("pattern").asString() + "`."
        : "";
  }

  private static String type(JsonNode property) {
    if (property.has("$ref")) {
      return link(SchemaTree.reference(property));
    }
    if (property.has("const")) {
      return "`" + property.get("const").asString() + "`";
    }
    if (property.has("items")) {
      return "list of " + type(property.get("items"));
    }
    return property.get("type").asString();
  }

  private static String link(String form) {
    return "[" + form + "](#" + form.toLowerCase(Locale.ROOT) + ")";
  }
}
