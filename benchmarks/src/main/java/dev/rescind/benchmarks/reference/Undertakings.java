package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was decided in one transaction and is done in the next: the refund that the gateway is asked
 * for, the notice that is handed over. What a crash leaves is done after the start.
 */
final class Undertakings {

  static final String TABLE =
      """
      create table undertakings (
        order_id varchar(256) not null,
        causation varchar(128) not null,
        primary key (order_id, causation)
      );
      """;

  private static final String ADD =
      "insert into undertakings (order_id, causation) select * from unnest(?, ?)";
  private static final String TAKE = "delete from undertakings returning order_id, causation";

  private Undertakings() {}

  static void add(Connection connection, List<Heard> causes) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setArray(
          1, connection.createArrayOf("varchar", causes.stream().map(Heard::order).toArray()));
      insert.setArray(
          2, connection.createArrayOf("varchar", causes.stream().map(Heard::id).toArray()));
      insert.executeUpdate();
    }
  }

  /** Takes all, and answers what has happened with each. */
  static List<Happened> take(Connection connection, Fact... facts) throws SQLException {
    List<Happened> happened = new ArrayList<>();
    try (PreparedStatement delete = connection.prepareStatement(TAKE);
        ResultSet rows = delete.executeQuery()) {
      while (rows.next()) {
        for (Fact fact : facts) {
          happened.add(new Happened(rows.getString(1), fact, rows.getString(2)));
        }
      }
    }
    return happened;
  }
}
