package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Hash;
import dev.rescind.chassis.proof.SealedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every stream begins at 0 and has no gap, every event has the hash that it and the one before it
 * give, and positions follow the order of the stream. Finds an edited, removed or reordered event.
 */
final class StreamsCheck implements Check {

  private static final int PAGE = 2_000;
  private static final String SELECT =
      """
      select position, stream_id, sequence, stream_type, event_id, event_type, event_version,
        recorded_at, metadata, payload, hash
      from events where (stream_id, sequence) > (?, ?) and position <= ?
      order by stream_id, sequence limit ?
      """;

  private final JdbcTemplate jdbc;

  StreamsCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A row: what it holds, and what it claims. */
  private record Row(long position, SealedEvent event, Hash hash) {

    static Row read(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getLong("position"),
          new SealedEvent(
              row.getString("stream_id"),
              row.getLong("sequence"),
              row.getString("stream_type"),
              row.getString("event_id"),
              row.getString("event_type"),
              row.getString("event_version"),
              row.getString("recorded_at"),
              row.getBytes("metadata"),
              row.getBytes("payload")),
          Hash.of(row.getBytes("hash")));
    }

    boolean isOf(@Nullable Row other) {
      return other != null && other.event.streamId().equals(event.streamId());
    }

    Finding finding(String problem) {
      return new Finding(event.streamId(), event.sequence(), position, event.eventId(), problem);
    }
  }

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public String ensures() {
    return "no event edited, removed or moved within its stream";
  }

  @Override
  public void run(Scope scope, Report report) {
    report.expect(scope.head().count());
    Row last = null;
    List<Row> page;
    do {
      page =
          jdbc.query(
              SELECT,
              Row::read,
              last == null ? "" : last.event.streamId(),
              last == null ? -1 : last.event.sequence(),
              scope.head().position(),
              PAGE);
      for (Row row : page) {
        follow(row.isOf(last) ? last : null, row, report);
        last = row;
      }
      report.checked(page.size());
    } while (!page.isEmpty());
  }

  private static void follow(@Nullable Row before, Row row, Report report) {
    long expected = before == null ? 0 : before.event.sequence() + 1;
    if (row.event.sequence() != expected) {
      report.found(missing(row, expected));
      return;
    }
    Hash previous = before == null ? Hash.NONE : before.hash;
    if (!row.event.hash(previous).equals(row.hash)) {
      report.found(
          row.finding("was changed: it and the event before it do not give the hash that it has"));
    }
    if (before != null && row.position < before.position) {
      report.found(
          row.finding(
              "was moved: it follows an event of its stream whose position is " + before.position));
    }
  }

  private static Finding missing(Row row, long expected) {
    long last = row.event.sequence() - 1;
    return new Finding(
        row.event.streamId(),
        expected,
        null,
        null,
        last == expected
            ? "is missing: the next event of its stream has sequence " + row.event.sequence()
            : "is missing, and so are those after it up to sequence " + last);
  }
}
