package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers what was reacted to, in the transaction of the reaction. */
final class Inbox {

  static final String TABLE =
      """
      create table inbox (
        event_id varchar(128) primary key,
        topic varchar(128) not null,
        received_at timestamptz not null
      );
      """;

  private static final String NOTE =
      """
      insert into inbox (event_id, topic, received_at)
      select id, topic, now() from unnest(?, ?) as received (id, topic)
      on conflict do nothing returning event_id
      """;

  private Inbox() {}

  /** Notes what was heard and answers what of it is new, in its order. */
  static List<Heard> note(Connection connection, List<Heard> heard) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
      insert.setArray(
          1, connection.createArrayOf("varchar", heard.stream().map(Heard::id).toArray()));
      insert.setArray(
          2, connection.createArrayOf("varchar", heard.stream().map(Heard::topic).toArray()));
      Set<String> fresh = new HashSet<>();
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          fresh.add(rows.getString(1));
        }
      }
      return heard.stream().filter(each -> fresh.contains(each.id())).toList();
    }
  }
}
