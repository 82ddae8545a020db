package dev.rescind.reporting.store;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The tables of a database, made where they are not there. A table of facts that is new to a
 * database, or defined otherwise than there, begins empty and counts as incomplete until a replay
 * has filled it: facts of events that were read before are not in it.
 */
final class Schema {

  private static final Pattern TABLE =
      Pattern.compile("create table (\\w+) \\(.*?\\);", Pattern.DOTALL);
  private static final Map<String, String> FACTS =
      TABLE
          .matcher(Scripts.read("facts.sql"))
          .results()
          .collect(Collectors.toUnmodifiableMap(it -> it.group(1), it -> it.group()));

  private static final String VIEWS = Scripts.read("views.sql") + Scripts.read("comments.sql");

  private Schema() {}

  /** What is called a table of facts: rebuilt from the log at any time. */
  static List<String> facts() {
    return FACTS.keySet().stream().sorted().toList();
  }

  static void prepare(DuckDBConnection connection) {
    Query.execute(connection, Scripts.read("log.sql"));
    boolean fresh =
        Query.run(connection, "select count(*) from kafka_offsets", row -> row.getLong(1))
            .contains(0L);
    Map<String, String> known =
        Query.run(
                connection,
                "select name, definition from fact_tables",
                row -> Map.entry(row.getString(1), row.getString(2)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    for (String name : facts()) {
      String definition = FACTS.getOrDefault(name, "");
      if (!definition.equals(known.get(name))) {
        begin(connection, name, definition, fresh);
      }
    }
    views(connection);
  }

  /** Made only where they differ: making them takes the better part of a second. */
  private static void views(DuckDBConnection connection) {
    List<String> there =
        Query.run(connection, "select definition from view_scripts", row -> row.getString(1));
    if (!there.equals(List.of(VIEWS))) {
      Query.execute(connection, "begin");
      Query.execute(connection, VIEWS);
      Query.execute(connection, "delete from view_scripts");
      Query.execute(connection, "insert into view_scripts values (?)", VIEWS);
      Query.execute(connection, "commit");
    }
  }

  private static void begin(
      DuckDBConnection connection, String name, String definition, boolean complete) {
    Query.execute(connection, "begin");
    Query.execute(connection, "drop table if exists " + name);
    Query.execute(connection, definition);
    Query.execute(connection, "delete from fact_tables where name = ?", name);
    Query.execute(
        connection, "insert into fact_tables values (?, ?, ?)", name, definition, complete);
    Query.execute(connection, "commit");
  }
}
