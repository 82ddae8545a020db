package dev.rescind.reporting.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters. */
public final class Query {

  private Query() {}

  static <R> List<R> run(
      DuckDBConnection connection,
      String sql,
      Reader<? extends R> reader,
      @Nullable Object... parameters) {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<R> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new StoreException("query failed", e);
    }
  }

  static void execute(DuckDBConnection connection, String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
    } catch (SQLException e) {
      throw new StoreException("statement failed", e);
    }
  }

  private static PreparedStatement prepare(
      DuckDBConnection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      Object value =
          parameters[i] instanceof Instant instant ? StoredInstant.utc(instant) : parameters[i];
      statement.setObject(i + 1, value);
    }
    return statement;
  }

  /** Makes a value of the row that the result stands at. */
  @FunctionalInterface
  public interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }
}
