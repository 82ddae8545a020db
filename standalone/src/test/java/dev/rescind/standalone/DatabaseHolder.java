package dev.rescind.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that starts a database, commits a row and then waits to be killed. */
final class DatabaseHolder {

  static final String READY = "committed";

  private DatabaseHolder() {}

  public static void main(String[] arguments) throws Exception {
    Logs.off();
    Path home = Path.of(arguments[0]);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            home, Integer.parseInt(arguments[1]), List.of("cancellation", "refund"));
    String url = database.url("refund");
    try (Connection connection =
            DriverManager.getConnection(url, "refund", database.password("refund"));
        Statement statement = connection.createStatement()) {
      statement.execute("create table committed as select 1 as id");
      Files.createFile(home.resolve(READY));
      new CountDownLatch(1).await();
    }
  }
}
