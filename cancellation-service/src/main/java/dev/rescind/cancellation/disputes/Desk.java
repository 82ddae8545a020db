package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.disputes.OpenDispute.Amounts;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.EventJson;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.policy.OrderFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What waits for the arbiter. */
@Component
class Desk {

  private static final TypeReference<List<CompensationClaimed>> CLAIMS = new TypeReference<>() {};
  private static final TypeReference<Map<Party, Integer>> COUNTS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final OrderBook orders;

  Desk(JdbcTemplate jdbc, OrderBook orders) {
    this.jdbc = jdbc;
    this.orders = orders;
  }

  /** A case in dispute, as its row has it. */
  private record Row(
      DisputeOpened opened,
      String reason,
      @Nullable Money refund,
      @Nullable Money refunded,
      Map<Party, Integer> evidence,
      List<CompensationClaimed> claims) {

    OpenDispute with(@Nullable OrderFacts order) {
      Amounts amounts = new Amounts(order == null ? null : order.paid(), refund, refunded);
      return OpenDispute.of(opened, reason, amounts, evidence, claims);
    }
  }

  /** Open disputes after a place in their order, the one that waits longest first. */
  List<OpenDispute> open(DeskCursor after, int limit) {
    List<Row> rows =
        jdbc.query(
            """
            select c.reason, c.currency, c.refund_minor, c.refunded_minor, c.dispute,
              (select coalesce(jsonb_object_agg(party, files), '{}') from (
                select submitted_by_party as party, count(*) as files from evidence e
                where e.cancellation_id = c.cancellation_id group by 1) counted) as files,
              (select coalesce(jsonb_agg(claimed order by claim_id), '[]') from claims k
                where k.cancellation_id = c.cancellation_id and decided is null) as open_claims
            from cases c
            where c.state = 'DISPUTED'
              and ((c.dispute ->> 'openedAt')::timestamptz, c.cancellation_id) > (?, ?)
            order by (c.dispute ->> 'openedAt')::timestamptz, c.cancellation_id limit ?
            """,
            Desk::read,
            Timestamp.from(after.openedAt()),
            after.cancellationId(),
            limit);
    Map<OrderId, OrderFacts> facts =
        orders.find(rows.stream().map(row -> row.opened().orderId()).toList());
    return rows.stream().map(row -> row.with(facts.get(row.opened().orderId()))).toList();
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    return new Row(
        EventJson.mapper().readValue(row.getString("dispute"), DisputeOpened.class),
        row.getString("reason"),
        money(row, "refund_minor"),
        money(row, "refunded_minor"),
        EventJson.mapper().readValue(row.getString("files"), COUNTS),
        EventJson.mapper().readValue(row.getString("open_claims"), CLAIMS));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    String currency = row.getString("currency");
    long minor = row.getLong(column);
    return row.wasNull() || currency == null ? null : new Money(minor, currency);
  }
}
