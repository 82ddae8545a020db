package dev.rescind.reporting.sql;

import dev.rescind.reporting.views.Views;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a statement may name: the views, what it defines itself, and functions that only compute.
 * Files, networks and settings are locked in the database as well; this keeps out what the database
 * would still show, such as its own file, what others spill or export, and records that are no
 * events.
 */
final class AllowedSql {

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ]*");
  private static final Pattern SYSTEM_NAME =
      Pattern.compile(
          "(duckdb|pragma|pg|sqlite|staged|told|suspect|kept)_.*"
              + "|.*_facts|event_log|unreadable_log|fact_tables|view_scripts|kafka_offsets");
  private static final Set<String> QUERIES =
      Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of("unnest", "range", "generate_series", "json_each", "json_tree", "repeat");
  private static final Set<String> REFUSED_FUNCTIONS =
      Set.of(
          "sleep_ms",
          "pg_sleep",
          "write_log",
          "getvariable",
          "current_setting",
          "setseed",
          "nextval",
          "currval",
          "setval",
          "current_query",
          "json_serialize_plan",
          "json_execute_serialized_sql");
  private static final Set<String> CATALOGUE = Set.of("columns", "tables");

  private final Set<String> own = new HashSet<>();

  private AllowedSql() {}

  /**
   * @throws dev.rescind.chassis.web.ProblemException 400 if there is not exactly one statement, or
   *     it names what is not for analysts
   */
  static void check(JsonNode tree) {
    JsonNode statements = tree.path("statements");
    if (statements.size() != 1) {
      throw SqlRefusal.notAllowed("must be one statement, not " + statements.size());
    }
    AllowedSql allowed = new AllowedSql();
    allowed.collect(statements);
    allowed.visit(statements);
  }

  /** The names that the statement gives to queries of its own. */
  private void collect(JsonNode node) {
    for (JsonNode entry : node.path("cte_map").path("map")) {
      String name = entry.path("key").asString("").toLowerCase(Locale.ROOT);
      if (!PLAIN_NAME.matcher(name).matches() || SYSTEM_NAME.matcher(name).matches()) {
        throw SqlRefusal.notAllowed("must not call a query of its own '" + name + "'");
      }
      own.add(name);
    }
    node.forEach(this::collect);
  }

  private void visit(JsonNode node) {
    String type = node.path("type").asString("");
    if (type.endsWith("_NODE") && !QUERIES.contains(type)) {
      throw SqlRefusal.notAllowed("must only ask");
    }
    switch (type) {
      case "BASE_TABLE" -> table(node);
      case "TABLE_FUNCTION" -> tableFunction(node.path("function"));
      case "SHOW_REF" -> show(node);
      case "FUNCTION" -> function(name(node));
      default -> {
        // Nothing that could reach anything.
      }
    }
    node.forEach(this::visit);
  }

  private void table(JsonNode node) {
    String name = node.path("table_name").asString("").toLowerCase(Locale.ROOT);
    JsonNode path = node.path("qualified_name").path("path");
    String schema =
        path.size() < 2 ? "" : path.get(path.size() - 2).asString("").toLowerCase(Locale.ROOT);
    boolean known =
        switch (schema) {
          case "" -> own.contains(name) || Views.names().contains(name);
          case "main" -> path.size() == 2 && Views.names().contains(name);
          case "information_schema" -> path.size() == 2 && CATALOGUE.contains(name);
          default -> false;
        };
    if (!known) {
      throw SqlRefusal.notAllowed(
          "knows no view '" + name + "'; there are " + String.join(", ", Views.names()));
    }
  }

  private static void tableFunction(JsonNode function) {
    String name = name(function);
    boolean asOf =
        name.endsWith("_as_of") && Views.names().contains(name.replaceFirst("_as_of$", ""));
    if (!asOf && !TABLE_FUNCTIONS.contains(name)) {
      throw SqlRefusal.notAllowed("must not use the table function " + name);
    }
  }

  private static void show(JsonNode node) {
    String kind = node.path("show_type").asString("");
    if (!kind.equals("DESCRIBE") && !kind.equals("SUMMARY")) {
      throw SqlRefusal.notAllowed("must not show; describe and summarize a view instead");
    }
  }

  private static void function(String name) {
    if (REFUSED_FUNCTIONS.contains(name)) {
      throw SqlRefusal.notAllowed("must not use the function " + name);
    }
  }

  private static String name(JsonNode function) {
    return function.path("function_name").asString("").toLowerCase(Locale.ROOT);
  }
}
