import java.sql.DriverManager;
import java.sql.ResultSet;

/**
 * Reads an export with nothing of Rescind's: DuckDB's driver alone. Save one first, then run it:
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

  public static void main(String[] arguments) throws Exception {
    String file = arguments[0].replace("'", "''");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DECISIONS_BY_MONTH.formatted(file))) {
      System.out.println("month    cases  approved  refunds in minor units");
      while (rows.next()) {
        System.out.printf(
            "%s %7d %9d %23s%n",
            rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getString(4));
      }
    }
  }
}
