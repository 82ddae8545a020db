package dev.rescind.cancellation.bulk;

import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Keeps the orders of bulk cancellations: what is planned of each, and what became of it. */
@Component
class BulkOrders {

  private static final TypeReference<List<LineQuantity>> LINES = new TypeReference<>() {};

  /** Tries of one order before it is left to a person, who may have it run again. */
  private static final int MOST_ATTEMPTS = 5;

  private final JdbcTemplate jdbc;

  BulkOrders(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of an order. */
  enum Outcome {
    /** Its turn has not come. */
    PENDING,
    /** It is cancelled. */
    CANCELLED,
    /** A case is open, and somebody else has to answer. */
    AWAITING,
    /** It may not be cancelled. */
    REFUSED,
    /** It broke, more than once; another run tries it again. */
    FAILED
  }

  /** An order whose turn it is, and what is meant of it. */
  record Pending(OrderId orderId, List<LineQuantity> lines) {
    Pending {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An outcome.
   *
   * @param cancellationId the case, if one was made
   * @param rule code of the rule that refused it
   * @param why the same in plain English
   */
  record Decided(
      OrderId orderId,
      Outcome outcome,
      @Nullable CancellationId cancellationId,
      @Nullable String rule,
      @Nullable String why) {}

  void keep(String bulkId, List<Outlook> plan) {
    jdbc.batchUpdate(
        """
        insert into bulk_orders (bulk_id, order_id, lines, slots, eligible, route, currency,
          refund_minor, contact_needed, rule, why)
        values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
        """,
        plan.stream().map(outlook -> row(bulkId, outlook)).toList());
  }

  private static @Nullable Object[] row(String bulkId, Outlook outlook) {
    return new @Nullable Object[] {
      bulkId,
      outlook.orderId().value(),
      EventJson.mapper().writerFor(LINES).writeValueAsString(outlook.lines()),
      EventJson.mapper().writeValueAsString(outlook.slots()),
      outlook.eligible(),
      outlook.route() == null ? null : outlook.route().name(),
      outlook.refund() == null ? null : outlook.refund().currency(),
      outlook.refund() == null ? null : outlook.refund().amount(),
      outlook.contactNeeded(),
      outlook.rule(),
      outlook.why()
    };
  }

  /**
   * Orders whose turn it is; holds them until the transaction ends. What another replica holds is
   * left to it.
   */
  List<Pending> claim(String bulkId, Instant now, int limit) {
    return jdbc.query(
        """
        select order_id, lines from bulk_orders
        where bulk_id = ? and outcome = 'PENDING' and not_before <= ?
        order by order_id limit ? for update skip locked
        """,
        (row, number) ->
            new Pending(
                new OrderId(row.getString("order_id")),
                EventJson.mapper().readValue(row.getString("lines"), LINES)),
        bulkId,
        Timestamp.from(now),
        limit);
  }

  void decide(String bulkId, List<Decided> decided, Instant now) {
    jdbc.batchUpdate(
        """
        update bulk_orders set outcome = ?, cancellation_id = ?, outcome_rule = ?, outcome_why = ?,
          outcome_at = ?
        where bulk_id = ? and order_id = ?
        """,
        decided.stream()
            .map(one ->
                new @Nullable Object[] {
                  one.outcome().name(),
                  one.cancellationId() == null ? null : one.cancellationId().value(),
                  one.rule(),
                  one.why(),
                  Timestamp.from(now),
                  bulkId,
                  one.orderId().value()
                })
            .toList());
  }

  /** Lets an order that broke rest; after a few times it has failed. */
  void postpone(String bulkId, OrderId orderId, String why, Instant now, Duration rest) {
    jdbc.update(
        """
        update bulk_orders set attempts = attempts + 1, not_before = ?, outcome_why = ?,
          outcome = case when attempts + 1 >= ? then 'FAILED' else outcome end, outcome_at = ?
        where bulk_id = ? and order_id = ? and outcome = 'PENDING'
        """,
        Timestamp.from(now.plus(rest)),
        why,
        MOST_ATTEMPTS,
        Timestamp.from(now),
        bulkId,
        orderId.value());
  }

  /** Has those that failed tried again. */
  void retry(String bulkId) {
    jdbc.update(
        """
        update bulk_orders set outcome = 'PENDING', attempts = 0, not_before = '-infinity'
        where bulk_id = ? and outcome = 'FAILED'
        """,
        bulkId);
  }
}
