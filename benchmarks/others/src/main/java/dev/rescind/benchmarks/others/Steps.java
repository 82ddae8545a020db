package dev.rescind.benchmarks.others;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rescind.benchmarks.contest.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a cancellation does, step by step: each writes its one row. */
final class Steps {

  static final String SETTLE = "settle";
  static final List<String> ALL =
      List.of("decide", "refund", "release", "notify", "report", SETTLE);

  /** Of each of the others; the server has room for so many beside the platform's. */
  private static final int CONNECTIONS = 16;

  private Steps() {}

  /** A pool of connections to a database with the table that the steps write. */
  static HikariDataSource on(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table steps (
            order_id varchar(256) not null,
            step varchar(32) not null,
            body text not null,
            primary key (order_id, step)
          )
          """);
    }
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(pool);
  }

  /** In the transaction that the connection is in. */
  static void write(Connection connection, String order, String step) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into steps values (?, ?, ?)")) {
      insert.setString(1, order);
      insert.setString(2, step);
      insert.setString(3, "{\"orderId\":\"%s\",\"step\":\"%s\"}".formatted(order, step));
      insert.executeUpdate();
    }
  }
}
