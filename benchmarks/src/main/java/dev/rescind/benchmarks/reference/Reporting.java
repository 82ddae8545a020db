package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes down everything that happened, once. */
record Reporting() implements Part {

  static final String TABLE =
      """
      create table facts (
        event_id varchar(128) primary key,
        topic varchar(128) not null,
        order_id varchar(256) not null,
        event_type varchar(128) not null,
        body bytea not null
      );
      """;

  private static final String INSERT =
      """
      insert into facts select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
      on conflict do nothing
      """;

  @Override
  public boolean hears(String type) {
    return true;
  }

  @Override
  public List<Happened> react(Connection connection, List<Heard> heard) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.createArrayOf("text", heard.stream().map(Heard::id).toArray()));
      insert.setArray(
          2, connection.createArrayOf("text", heard.stream().map(Heard::topic).toArray()));
      insert.setArray(
          3, connection.createArrayOf("text", heard.stream().map(Heard::order).toArray()));
      insert.setArray(
          4, connection.createArrayOf("text", heard.stream().map(Heard::type).toArray()));
      insert.setArray(
          5,
          connection.createArrayOf(
              "bytea", heard.stream().map(Heard::body).toArray(byte[][]::new)));
      insert.executeUpdate();
    }
    return List.of();
  }
}
