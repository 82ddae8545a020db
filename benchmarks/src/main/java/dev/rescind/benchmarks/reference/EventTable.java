package dev.rescind.benchmarks.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The events of a service, with the inbox that they are stored beside; one statement a batch. */
final class EventTable {

  /** As wide as the platform's, and with the same two unique keys. */
  static final String TABLES =
      """
      create table events (
        position bigint generated always as identity primary key,
        stream_id varchar(256) not null,
        sequence bigint not null,
        event_id varchar(128) not null,
        event_type varchar(128) not null,
        recorded_at varchar(40) not null,
        payload bytea not null,
        metadata bytea not null,
        unique (stream_id, sequence)
      );
      create table publisher_position (position bigint not null);
      insert into publisher_position values (0);
      """;

  private static final String INSERT =
      """
      insert into events
        (stream_id, sequence, event_id, event_type, recorded_at, payload, metadata)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
      """;
  private static final String AFTER =
      "select position, %s from events where position > ? order by position limit ?"
          .formatted(Envelope.COLUMNS);

  private final Clock clock;

  EventTable(Clock clock) {
    this.clock = clock;
  }

  /** What is in the table, as it is sent. */
  record Stored(long position, ProducerRecord<String, byte[]> record) {}

  void append(Connection connection, List<Happened> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    String now = clock.instant().toString();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, texts(connection, events, Happened::order));
      insert.setArray(
          2,
          connection.createArrayOf(
              "bigint",
              events.stream().map(event -> (long) event.fact().sequence()).toArray(Long[]::new)));
      insert.setArray(3, texts(connection, events, event -> UUID.randomUUID().toString()));
      insert.setArray(4, texts(connection, events, event -> event.fact().type()));
      insert.setArray(5, texts(connection, events, event -> now));
      insert.setArray(6, bytes(connection, events, event -> event.fact().body()));
      insert.setArray(7, bytes(connection, events, EventTable::metadata));
      insert.executeUpdate();
    }
  }

  /** As long as the platform's: the case, the cause, and the trace. */
  private static byte[] metadata(Happened event) {
    return "{\"correlationid\":\"%s\",\"causationid\":\"%s\",\"traceparent\":\"00-%032x-%016x-00\"}"
        .formatted(event.order(), event.causation(), event.order().hashCode(), event.hashCode())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Array texts(
      Connection connection, List<Happened> events, Function<Happened, String> part)
      throws SQLException {
    return connection.createArrayOf("text", events.stream().map(part).toArray(String[]::new));
  }

  private static Array bytes(
      Connection connection, List<Happened> events, Function<Happened, byte[]> part)
      throws SQLException {
    return connection.createArrayOf("bytea", events.stream().map(part).toArray(byte[][]::new));
  }

  /** In the order of the store, which is the order of the commits, for one thread writes. */
  List<Stored> after(Connection connection, long position, int limit, String topic)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(AFTER)) {
      select.setLong(1, position);
      select.setInt(2, limit);
      List<Stored> events = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(new Stored(rows.getLong(1), Envelope.of(topic, rows)));
        }
      }
      return events;
    }
  }
}
