package dev.rescind.events;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas with their references followed. */
final class SchemaTree {

  private static final JsonNode DEFINITIONS = EventSchemas.common().get("$defs");

  private SchemaTree() {}

  /** The schema that a node stands for: what it refers to, with its own words laid over. */
  static ObjectNode resolve(JsonNode node) {
    if (!node.has("$ref")) {
      return (ObjectNode) node.deepCopy();
    }
    ObjectNode resolved = resolve(definition(node));
    node.properties().stream()
        .filter(word -> !word.getKey().equals("$ref") && !word.getKey().equals("properties"))
        .forEach(word -> resolved.set(word.getKey(), word.getValue()));
    return resolved;
  }

  /** The name of the shared definition that a node refers to, or the empty text. */
  static String reference(JsonNode node) {
    return node.path("$ref").asString("").replaceAll(".*/", "");
  }

  private static JsonNode definition(JsonNode node) {
    return DEFINITIONS.get(reference(node));
  }

  /**
   * The one word for a node's form: {@code integer}, {@code string A|B}, {@code Money} is object.
   */
  static String form(ObjectNode resolved) {
    if (resolved.has("oneOf")) {
      return "one of "
          + resolved.get("oneOf").valueStream().map(SchemaTree::kind).sorted().toList();
    }
    if (resolved.has("const")) {
      return "always " + resolved.get("const").asString();
    }
    String constants =
        resolved
            .path("enum")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining("|"));
    return (resolved.get("type").asString()
            + " "
            + constants
            + resolved.path("format").asString(""))
        .strip();
  }

  static String kind(JsonNode step) {
    return resolve(step).at("/properties/kind/const").asString();
  }

  /** Each property there is, all the way down, with its form, by its path. */
  static Map<String, String> forms(JsonNode schema) {
    Map<String, String> forms = new TreeMap<>();
    walk("", resolve(schema), (path, property) -> forms.put(path, form(property)));
    return forms;
  }

  /** The paths of the properties that have to be there when what holds them is there. */
  static Set<String> required(JsonNode schema) {
    Set<String> required = new TreeSet<>();
    collectRequired("", resolve(schema), required);
    walk("", resolve(schema), (path, property) -> collectRequired(path, property, required));
    return required;
  }

  private static void collectRequired(String path, ObjectNode schema, Set<String> required) {
    schema.path("required").forEach(name -> required.add(path + "." + name.asString()));
  }

  private static void walk(String path, ObjectNode schema, Visitor visitor) {
    schema
        .path("properties")
        .properties()
        .forEach(part -> visit(path + "." + part.getKey(), resolve(part.getValue()), visitor));
    if (schema.has("items")) {
      visit(path + "[]", resolve(schema.get("items")), visitor);
    }
    schema
        .path("oneOf")
        .forEach(step -> visit(path + "(" + kind(step) + ")", resolve(step), visitor));
  }

  private static void visit(String path, ObjectNode schema, Visitor visitor) {
    visitor.visit(path, schema);
    walk(path, schema, visitor);
  }

  /** Sees each property. */
  private interface Visitor {
    void visit(String path, ObjectNode schema);
  }
}
