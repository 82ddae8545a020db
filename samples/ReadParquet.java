import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an export with nothing of Rescind's: DuckDB's driver alone. Of cases it shows the decisions
 * by month, of events how many there are of each type, of other views how many rows there are. Save
 * one first, then run it:
 *
 * <pre>
 * ./rescind export cases --to cases.parquet
 * java -cp 'standalone/target/lib/*' samples/ReadParquet.java cases.parquet
 * </pre>
 */
final class ReadParquet {

  private static final String DECISIONS_BY_MONTH =
      """
      select
        strftime(requested_at, '%%Y-%%m') as month,
        count(*) as cases,
        count(*) filter (where state in ('APPROVED', 'SETTLED')) as approved,
        coalesce(sum(refund_minor), 0) as refund_minor
      from '%s'
      group by month
      order by month\
      """;

  private static final String EVENTS_BY_TYPE =
      """
      select topic, type, version, count(*) as events
      from '%s'
      group by all
      order by all\
      """;

  public static void main(String[] arguments) throws Exception {
    String file = arguments[0].replace("'", "''");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      List<String> columns = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("describe from '%s'".formatted(file))) {
        while (rows.next()) {
          columns.add(rows.getString("column_name"));
        }
      }
      if (columns.containsAll(List.of("requested_at", "state", "refund_minor"))) {
        decisions(statement.executeQuery(DECISIONS_BY_MONTH.formatted(file)));
      } else if (columns.containsAll(List.of("topic", "type", "version"))) {
        events(statement.executeQuery(EVENTS_BY_TYPE.formatted(file)));
      } else {
        ResultSet rows = statement.executeQuery("select count(*) from '%s'".formatted(file));
        rows.next();
        System.out.println(rows.getLong(1) + " rows of " + String.join(", ", columns));
      }
    }
  }

  private static void decisions(ResultSet rows) throws SQLException {
    System.out.println("month    cases  approved  refunds in minor units");
    while (rows.next()) {
      System.out.printf(
          "%s %7d %9d %23s%n",
          rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getString(4));
    }
  }

  private static void events(ResultSet rows) throws SQLException {
    long all = 0;
    while (rows.next()) {
      System.out.printf(
          "%-22s %-34s %9d%n",
          rows.getString(1), rows.getString(2) + ".v" + rows.getInt(3), rows.getLong(4));
      all += rows.getLong(4);
    }
    System.out.println(all + " events");
  }
}
