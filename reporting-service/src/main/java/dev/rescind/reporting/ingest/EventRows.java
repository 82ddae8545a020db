package dev.rescind.reporting.ingest;

import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;

/** Readings as rows of the raw tables, column by column as the schema has them. */
final class EventRows {

  private EventRows() {}

  static void write(Row row, Reading.Event event, Instant recorded) throws SQLException {
    write(row, event.position());
    row.text(event.id())
        .text(event.type().name())
        .integer(event.type().version())
        .text(event.key())
        .instant(event.time())
        .text(event.source())
        .text(event.correlation())
        .text(event.causation())
        .text(event.payload())
        .instant(recorded);
  }

  static void write(Row row, Reading.Unreadable record, Instant recorded) throws SQLException {
    write(row, record.position());
    row.text(record.key())
        .text(record.id())
        .text(record.type())
        .text(record.cause())
        .bytes(record.value())
        .instant(recorded);
  }

  private static void write(Row row, Position position) throws SQLException {
    row.text(position.topic()).integer(position.partition()).number(position.offset());
  }
}
