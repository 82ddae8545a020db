package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.Bulk.State;
import dev.rescind.events.EventJson;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps bulk cancellations and how far they are. */
@Component
class Bulks {

  private final JdbcTemplate jdbc;

  Bulks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Bulk bulk) {
    jdbc.update(
        """
        insert into bulk_cancellations (bulk_id, merchant_id, requester_party, requester_id, reason,
          reason_text_id, selection, state, planned_at)
        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        bulk.bulkId(),
        bulk.merchantId().value(),
        bulk.requester().party().name(),
        bulk.requester().id(),
        bulk.reason(),
        bulk.reasonText() == null ? null : bulk.reasonText().value(),
        bulk.selection().toString(),
        bulk.state().name(),
        Timestamp.from(bulk.plannedAt()));
  }

  Optional<Bulk> find(String bulkId) {
    return jdbc
        .query("select * from bulk_cancellations where bulk_id = ?", Bulks::read, bulkId)
        .stream()
        .findFirst();
  }

  /** A merchant's, the latest first. */
  List<Bulk> of(MerchantId merchant, @Nullable String before, int limit) {
    return jdbc.query(
        """
        select * from bulk_cancellations
        where merchant_id = ? and (?::text is null or bulk_id < ?) order by bulk_id desc limit ?
        """,
        Bulks::read,
        merchant.value(),
        before,
        before,
        limit);
  }

  /** Those that run, the longest running first. */
  List<Bulk> running() {
    return jdbc.query(
        "select * from bulk_cancellations where state = 'RUNNING' order by started_at, bulk_id",
        Bulks::read);
  }

  /** Has it run; one that runs goes on as it does. */
  void start(String bulkId, Instant now) {
    jdbc.update(
        """
        update bulk_cancellations
        set state = 'RUNNING', started_at = coalesce(started_at, ?), finished_at = null
        where bulk_id = ? and state <> 'RUNNING'
        """,
        Timestamp.from(now),
        bulkId);
  }

  /** Ends it if every order has its outcome. */
  void finish(String bulkId, Instant now) {
    jdbc.update(
        """
        update bulk_cancellations b set state = 'DONE', finished_at = ?
        where bulk_id = ? and state = 'RUNNING' and not exists (select 1 from bulk_orders o
          where o.bulk_id = b.bulk_id and o.outcome = 'PENDING')
        """,
        Timestamp.from(now),
        bulkId);
  }

  private static Bulk read(ResultSet row, int number) throws SQLException {
    String text = row.getString("reason_text_id");
    return new Bulk(
        row.getString("bulk_id"),
        new MerchantId(row.getString("merchant_id")),
        new Requester(
            Party.valueOf(row.getString("requester_party")), row.getString("requester_id")),
        row.getString("reason"),
        text == null ? null : new TextId(text),
        EventJson.mapper().readTree(row.getString("selection")),
        State.valueOf(row.getString("state")),
        row.getTimestamp("planned_at").toInstant(),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
