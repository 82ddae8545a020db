package dev.rescind.reporting.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param rows a value is a number, a truth value, text, or null
 * @param truncated whether there are more rows than these
 */
record SqlAnswer(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated) {

  /**
   * A column.
   *
   * @param type in DuckDB's notation
   */
  record Column(String name, String type) {}

  /** Reads at most so many rows; the result may have one more. */
  static SqlAnswer read(ResultSet result, int limit) throws SQLException {
    ResultSetMetaData described = result.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      columns.add(new Column(described.getColumnName(i), described.getColumnTypeName(i)));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean more = result.next();
    while (more && rows.size() < limit) {
      rows.add(row(result, columns));
      more = result.next();
    }
    return new SqlAnswer(columns, rows, more);
  }

  private static List<@Nullable Object> row(ResultSet result, List<Column> columns)
      throws SQLException {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 1; i <= columns.size(); i++) {
      row.add(value(result, i, columns.get(i - 1).type()));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet result, int column, String type)
      throws SQLException {
    if (type.equals("TIMESTAMP")) {
      LocalDateTime time = result.getObject(column, LocalDateTime.class);
      return time == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }
    Object value = result.getObject(column);
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : result.getString(column);
  }
}
