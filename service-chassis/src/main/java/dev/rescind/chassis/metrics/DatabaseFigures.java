package dev.rescind.chassis.metrics;

import dev.rescind.chassis.metrics.Figure.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Postgres counts of the service's own database, read with one statement. */
final class DatabaseFigures implements FigureSource {

  private static final Kind SIZE =
      Kind.bytes("rescind.database.size", "Size of the service's database on disk");
  private static final Kind SESSIONS =
      Kind.number("rescind.database.sessions", "Connections to the database, whoever has them");
  private static final Kind TRANSACTIONS =
      Kind.counter("rescind.database.transactions", "Transactions by how they ended");
  private static final Kind BLOCKS =
      Kind.counter("rescind.database.blocks.read", "Blocks read, by where they were found");
  private static final Kind DEADLOCKS =
      Kind.counter("rescind.database.deadlocks", "Transactions given up in a deadlock");
  private static final Kind OLDEST =
      Kind.seconds(
          "rescind.database.oldest.transaction.age", "Age of the longest transaction that runs");

  private static final String SELECT =
      """
      select pg_database_size(current_database()) as size, numbackends, xact_commit, xact_rollback,
        blks_hit, blks_read, deadlocks,
        (select coalesce(extract(epoch from clock_timestamp() - min(xact_start)), 0)::bigint
          from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()) as oldest
      from pg_stat_database where datname = current_database()
      """;

  private final JdbcTemplate jdbc;

  DatabaseFigures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Figure> ask() {
    return jdbc.query(SELECT, DatabaseFigures::read).stream().flatMap(List::stream).toList();
  }

  private static List<Figure> read(ResultSet row, int number) throws SQLException {
    return List.of(
        SIZE.is(row.getLong("size")),
        SESSIONS.is(row.getLong("numbackends")),
        TRANSACTIONS.is(row.getLong("xact_commit"), "outcome", "COMMITTED"),
        TRANSACTIONS.is(row.getLong("xact_rollback"), "outcome", "ROLLED_BACK"),
        BLOCKS.is(row.getLong("blks_hit"), "from", "CACHE"),
        BLOCKS.is(row.getLong("blks_read"), "from", "DISK"),
        DEADLOCKS.is(row.getLong("deadlocks")),
        OLDEST.is(row.getLong("oldest")));
  }
}
