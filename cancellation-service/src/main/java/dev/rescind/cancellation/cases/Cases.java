package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.settlement.SettlementSteps;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.EventJson;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Finds cases. */
@Component
class Cases {

  private static final TypeReference<List<LineQuantity>> QUANTITIES = new TypeReference<>() {};
  private static final TypeReference<List<CancelledLine>> LINES = new TypeReference<>() {};
  private static final String SELECT =
      """
      select c.*, t.body as reason_text, r.body as remark from cases c
      left join shown_texts t on t.text_id = c.reason_text_id
      left join shown_texts r on r.text_id = c.decision ->> 'remark'
      """;

  private final JdbcTemplate jdbc;
  private final SettlementSteps settlement;

  Cases(JdbcTemplate jdbc, SettlementSteps settlement) {
    this.jdbc = jdbc;
    this.settlement = settlement;
  }

  /**
   * What to look for; what is absent does not narrow the search.
   *
   * @param awaited only those that wait for this party
   * @param from only those asked for at this instant or later, UTC
   * @param to only those asked for before this instant, UTC
   * @param after only cases with an id above this one, which is the order of their recording
   */
  record Search(
      @Nullable String orderId,
      @Nullable String customerId,
      @Nullable String merchantId,
      @Nullable CaseState state,
      @Nullable Party awaited,
      @Nullable String reason,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String after,
      int limit) {}

  /** A case that waits for its order. */
  record Waiting(
      OrderId orderId, CancellationId cancellationId, Requester requester, Instant requestedAt) {}

  Optional<CaseResource> find(CancellationId id) {
    return jdbc
        .query(SELECT + "where cancellation_id = ?", (row, number) -> read(row), id.value())
        .stream()
        .findFirst();
  }

  /** Cases in the order of their recording. */
  List<CaseResource> search(Search search) {
    return jdbc.query(
        SELECT
            + """
            where (?::text is null or order_id = ?) and (?::text is null or customer_id = ?)
              and (?::text is null or merchant_id = ?) and (?::text is null or state = ?)
              and (?::text is null or awaited = ?) and (?::text is null or reason = ?)
              and (?::timestamptz is null or requested_at >= ?)
              and (?::timestamptz is null or requested_at < ?)
              and (?::text is null or cancellation_id > ?)
            order by cancellation_id limit ?
            """,
        (row, number) -> read(row),
        search.orderId(),
        search.orderId(),
        search.customerId(),
        search.customerId(),
        search.merchantId(),
        search.merchantId(),
        name(search.state()),
        name(search.state()),
        name(search.awaited()),
        name(search.awaited()),
        search.reason(),
        search.reason(),
        timestamp(search.from()),
        timestamp(search.from()),
        timestamp(search.to()),
        timestamp(search.to()),
        search.after(),
        search.after(),
        search.limit());
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  List<Waiting> waitingFor(Collection<OrderId> orderIds) {
    return jdbc.query(
        """
        select order_id, cancellation_id, requested_at, requester_party, requester_id from cases
        where order_id = any(?) and state = 'AWAITING_ORDER' order by cancellation_id
        """,
        (row, number) ->
            new Waiting(
                new OrderId(row.getString("order_id")),
                new CancellationId(row.getString("cancellation_id")),
                new Requester(
                    Party.valueOf(row.getString("requester_party")), row.getString("requester_id")),
                row.getTimestamp("requested_at").toInstant()),
        (Object) orderIds.stream().map(OrderId::value).toArray(String[]::new));
  }

  /** The cases of orders that somebody has still to decide, by order. */
  Map<OrderId, List<CancellationId>> undecided(Collection<OrderId> orderIds) {
    Map<OrderId, List<CancellationId>> undecided = new HashMap<>();
    jdbc.query(
        """
        select order_id, cancellation_id from cases where order_id = any(?)
          and state in ('AWAITING_RESPONSE', 'ALTERNATIVE_OFFERED', 'KEEPING', 'DISPUTED')
          and (state <> 'DISPUTED' or before_dispute <> 'SETTLED') and policy_id is not null
        order by cancellation_id
        """,
        row -> {
          undecided
              .computeIfAbsent(new OrderId(row.getString("order_id")), id -> new ArrayList<>())
              .add(new CancellationId(row.getString("cancellation_id")));
        },
        (Object) orderIds.stream().map(OrderId::value).toArray(String[]::new));
    return undecided;
  }

  /** How many cancellations of other orders a customer asked for between two instants. */
  int recent(String customerId, OrderId otherThan, Instant from, Instant to) {
    Integer recent =
        jdbc.queryForObject(
            """
            select count(distinct order_id) from cases
            where customer_id = ? and requester_party = 'CUSTOMER' and order_id <> ?
              and requested_at >= ? and requested_at <= ? and state not in ('WITHDRAWN', 'KEPT')
            """,
            Integer.class,
            customerId,
            otherThan.value(),
            Timestamp.from(from),
            Timestamp.from(to));
    return recent == null ? 0 : recent;
  }

  private CaseResource read(ResultSet row) throws SQLException {
    String id = row.getString("cancellation_id");
    return new CaseResource(
        id,
        row.getString("order_id"),
        row.getString("merchant_id"),
        row.getString("customer_id"),
        CaseState.valueOf(row.getString("state")),
        new Requester(
            Party.valueOf(row.getString("requester_party")), row.getString("requester_id")),
        row.getString("reason"),
        row.getString("reason_text"),
        row.getString("route") == null ? null : Route.valueOf(row.getString("route")),
        row.getTimestamp("requested_at").toInstant(),
        instant(row, "awaiting_order_until"),
        instant(row, "decided_at"),
        instant(row, "settled_at"),
        row.getString("attention"),
        EventJson.mapper().readValue(row.getString("requested_lines"), QUANTITIES),
        lines(row.getString("cancelled_lines")),
        money(row, "refund_minor"),
        money(row, "refunded_minor"),
        policy(row),
        explanation(row.getString("explanation")),
        settlement.of(id),
        row.getString("upstream_request_id"),
        row.getBoolean("historical"),
        CaseProgress.read(row),
        row.getLong("version"));
  }

  private static List<CancelledLine> lines(@Nullable String json) {
    return json == null ? List.of() : EventJson.mapper().readValue(json, LINES);
  }

  private static @Nullable Explanation explanation(@Nullable String json) {
    return json == null ? null : EventJson.mapper().readValue(json, Explanation.class);
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    long minor = row.getLong(column);
    return row.wasNull() ? null : new Money(minor, row.getString("currency"));
  }

  private static @Nullable PolicyReference policy(ResultSet row) throws SQLException {
    String policyId = row.getString("policy_id");
    return policyId == null
        ? null
        : new PolicyReference(new PolicyId(policyId), row.getInt("policy_version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
