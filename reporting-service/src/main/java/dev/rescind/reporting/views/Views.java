package dev.rescind.reporting.views;

import dev.rescind.reporting.store.Scripts;
import dev.rescind.reporting.store.Session;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The views that analysts see, as the script defines them. */
public final class Views {

  private static final Set<String> NAMES =
      Pattern.compile("create or replace view (\\w+) as")
          .matcher(Scripts.read("views.sql"))
          .results()
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));

  private Views() {}

  public static List<String> names() {
    return List.copyOf(NAMES);
  }

  /** Every view with what its comments say. */
  static List<View> describe(Session session) {
    return session
        .query(
            "select view_name, comment from duckdb_views() where not internal order by 1",
            row -> new View(row.getString(1), row.getString(2), List.of()))
        .stream()
        .filter(view -> NAMES.contains(view.name()))
        .map(view -> view.with(columns(session, view.name())))
        .toList();
  }

  private static List<Column> columns(Session session, String view) {
    return session.query(
        "select column_name, data_type, comment from duckdb_columns()"
            + " where table_name = ? and not internal order by column_index",
        row -> new Column(row.getString(1), row.getString(2), row.getString(3)),
        view);
  }

  /**
   * A view.
   *
   * @param comment what a row of it is
   */
  record View(String name, @Nullable String comment, List<Column> columns) {
    View {
      columns = List.copyOf(columns);
    }

    View with(List<Column> all) {
      return new View(name, comment, all);
    }
  }

  /**
   * A column.
   *
   * @param type in DuckDB's notation
   * @param comment what it means, with its unit
   */
  record Column(String name, String type, @Nullable String comment) {}
}
