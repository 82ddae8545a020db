package dev.rescind.reporting.sql;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.EventJson;
import dev.rescind.reporting.store.Session;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * One statement that only asks, as the database's own parser reads it.
 *
 * @param text without what ends it, so that it can stand in parentheses
 */
record Statement(String text) {

  private static final int LONGEST = 20_000;

  /** The session's own table that the answer lies in before it is read. */
  static final String KEPT = "answered";

  private static final String KEEP = "create temp table " + KEPT + " as ";
  private static final String BEFORE = "select * from (\n";
  private static final String AFTER = "\n) limit ";

  /** How many characters stand before the statement in {@link #kept}. */
  static final int SHIFT = KEEP.length() + BEFORE.length();

  /**
   * Reads a statement.
   *
   * @throws ProblemException 400 if it is no statement, more than one, one that does more than ask,
   *     or one that reaches for what is not for analysts
   */
  static Statement parse(String sql, Session session) {
    if (sql.isBlank()) {
      throw SqlRefusal.notAllowed("must not be empty");
    }
    if (sql.length() > LONGEST) {
      throw SqlRefusal.notAllowed("must have at most 20000 characters");
    }
    AllowedSql.check(tree(sql, session));
    Statement statement = new Statement(withoutEnd(sql));
    // What is run is checked as well: the parentheses might have been closed in between.
    AllowedSql.check(tree(statement.limited(1), session));
    return statement;
  }

  /** Puts at most so many rows into the session's own table. */
  String kept(long rows) {
    return KEEP + limited(rows);
  }

  private String limited(long rows) {
    return BEFORE + text + AFTER + rows;
  }

  private static JsonNode tree(String sql, Session session) {
    String json =
        session
            .query("select json_serialize_sql(?::varchar)", row -> row.getString(1), sql)
            .getFirst();
    JsonNode tree = EventJson.mapper().readTree(json);
    if (tree.path("error").booleanValue()) {
      throw problem(tree);
    }
    return tree;
  }

  private static ProblemException problem(JsonNode tree) {
    if (tree.path("error_type").asString("").equals("not implemented")) {
      return SqlRefusal.notAllowed("must be one select; nothing else is taken, and no pivot");
    }
    int position = tree.path("position").asInt(-1);
    return SqlRefusal.wrong(
        tree.path("error_message").asString(""),
        position < 0 ? OptionalInt.empty() : OptionalInt.of(position));
  }

  private static String withoutEnd(String sql) {
    String text = sql.strip();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return text;
  }
}
