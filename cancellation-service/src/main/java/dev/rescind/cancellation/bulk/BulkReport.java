package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.BulkOrders.Outcome;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Adds up a bulk cancellation and tells of each order. */
@Component
class BulkReport {

  private static final TypeReference<List<LineQuantity>> LINES = new TypeReference<>() {};

  private final JdbcTemplate jdbc;

  BulkReport(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  BulkResource of(Bulk bulk) {
    return BulkResource.of(bulk, plan(bulk.bulkId()), progress(bulk.bulkId()));
  }

  private BulkResource.Plan plan(String bulkId) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select count(distinct o.order_id) as orders,
              count(distinct o.order_id) filter (where eligible) as eligible,
              count(distinct o.order_id) filter (where eligible and route <> 'AUTOMATIC') as answer,
              count(distinct o.order_id)
                filter (where contact_needed and contacted_at is null) as without_contact,
              count(distinct place ->> 'slotId') as slots,
              coalesce(sum((place ->> 'places')::int), 0) as places
            from bulk_orders o left join order_book using (order_id)
              left join lateral jsonb_array_elements(slots) place on true
            where bulk_id = ?
            """,
            (row, number) ->
                new BulkResource.Plan(
                    row.getInt("orders"),
                    row.getInt("eligible"),
                    row.getInt("answer"),
                    row.getInt("without_contact"),
                    money(
                        """
                        select currency, sum(refund_minor) from bulk_orders
                        where bulk_id = ? and currency is not null group by 1 order by 1
                        """,
                        bulkId),
                    row.getInt("slots"),
                    row.getInt("places")),
            bulkId));
  }

  private BulkResource.Progress progress(String bulkId) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select count(*) filter (where outcome = 'PENDING') as pending,
              count(*) filter (where outcome = 'CANCELLED') as cancelled,
              count(*) filter (where outcome = 'AWAITING') as awaiting,
              count(*) filter (where outcome = 'REFUSED') as refused,
              count(*) filter (where outcome = 'FAILED') as failed
            from bulk_orders where bulk_id = ?
            """,
            (row, number) ->
                new BulkResource.Progress(
                    row.getInt("pending"),
                    row.getInt("cancelled"),
                    row.getInt("awaiting"),
                    row.getInt("refused"),
                    row.getInt("failed"),
                    money(
                        """
                        select c.currency, sum(c.refund_minor) from bulk_orders o
                        join cases c using (cancellation_id)
                        where bulk_id = ? and outcome = 'CANCELLED' and c.currency is not null
                        group by 1 order by 1
                        """,
                        bulkId)),
            bulkId));
  }

  private List<Money> money(String sql, String bulkId) {
    return jdbc.query(sql, (row, number) -> new Money(row.getLong(2), row.getString(1)), bulkId);
  }

  /** Orders by id; only those with the outcome if one is named. */
  List<BulkResource.Row> orders(
      String bulkId, @Nullable Outcome outcome, @Nullable String after, int limit) {
    return jdbc.query(
        """
        select o.*, k.contacted_at, c.state as case_state, c.currency as case_currency,
          c.refund_minor as case_refund
        from bulk_orders o left join order_book k using (order_id)
          left join cases c on c.cancellation_id = o.cancellation_id
        where bulk_id = ? and (?::text is null or outcome = ?)
          and (?::text is null or o.order_id > ?)
        order by o.order_id limit ?
        """,
        BulkReport::read,
        bulkId,
        outcome == null ? null : outcome.name(),
        outcome == null ? null : outcome.name(),
        after,
        after,
        limit);
  }

  private static BulkResource.Row read(ResultSet row, int number) throws SQLException {
    String caseId = row.getString("cancellation_id");
    Timestamp decidedAt = row.getTimestamp("outcome_at");
    return new BulkResource.Row(
        new OrderId(row.getString("order_id")),
        EventJson.mapper().readValue(row.getString("lines"), LINES),
        planned(row),
        row.getBoolean("contact_needed") && row.getTimestamp("contacted_at") == null,
        Outcome.valueOf(row.getString("outcome")),
        caseId == null ? null : new CancellationId(caseId),
        row.getString("case_state"),
        money(row, "case_refund", "case_currency"),
        row.getString("outcome_rule"),
        row.getString("outcome_why"),
        decidedAt == null ? null : decidedAt.toInstant());
  }

  private static BulkResource.Planned planned(ResultSet row) throws SQLException {
    String route = row.getString("route");
    return new BulkResource.Planned(
        row.getBoolean("eligible"),
        route == null ? null : Route.valueOf(route),
        money(row, "refund_minor", "currency"),
        row.getString("rule"),
        row.getString("why"));
  }

  private static @Nullable Money money(ResultSet row, String amount, String currency)
      throws SQLException {
    String code = row.getString(currency);
    return code == null ? null : new Money(row.getLong(amount), code);
  }
}
