package dev.rescind.cancellation.orders;

import dev.rescind.cancellation.orders.KnownOrder.Move;
import dev.rescind.events.EventJson;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.policy.Milestones;
import dev.rescind.policy.OrderFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A row of the book, put together to the order as it is now. */
record OrderRow(
    @Nullable OrderPlaced placed,
    @Nullable OrderAmended amended,
    List<Move> moves,
    Milestones milestones,
    List<OrderPaid> payments,
    List<PaymentReturned> returns,
    @Nullable OrderClosedUpstream closed,
    @Nullable Instant contactedAt,
    long version) {

  static final String SELECT =
      """
      select placed, amended, moves, fulfilment_started_at, shipped_at, completed_at, no_show_at,
        returns, closed, contacted_at, version,
        (select coalesce(jsonb_agg(payment order by payment_id), '[]') from order_payments paid
          where paid.order_id = order_book.order_id) as payments
      from order_book
      """;

  private static final TypeReference<List<OrderPaid>> PAYMENTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, PaymentReturned>> RETURNS =
      new TypeReference<>() {};
  private static final TypeReference<Map<String, Move>> MOVES = new TypeReference<>() {};

  static OrderRow read(ResultSet row, int number) throws SQLException {
    String moves = row.getString("moves");
    String returns = row.getString("returns");
    return new OrderRow(
        event(row, "placed", OrderPlaced.class),
        event(row, "amended", OrderAmended.class),
        moves == null ? List.of() : List.copyOf(read(moves, MOVES).values()),
        new Milestones(
            instant(row, "fulfilment_started_at"),
            instant(row, "shipped_at"),
            instant(row, "completed_at"),
            instant(row, "no_show_at")),
        read(row.getString("payments"), PAYMENTS),
        returns == null ? List.of() : List.copyOf(read(returns, RETURNS).values()),
        event(row, "closed", OrderClosedUpstream.class),
        instant(row, "contacted_at"),
        row.getLong("version"));
  }

  private static <T> T read(String json, TypeReference<T> type) {
    return EventJson.mapper().readValue(json, type);
  }

  private static <E> @Nullable E event(ResultSet row, String column, Class<E> type)
      throws SQLException {
    String json = row.getString(column);
    return json == null ? null : EventJson.mapper().readValue(json, type);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** The order, if upstream told that it was placed. */
  Optional<KnownOrder> known() {
    return Optional.ofNullable(placed).map(order -> known(CurrentOrder.of(order, amended, moves)));
  }

  private Milestones passed() {
    return new Milestones(
        milestones.fulfilmentStartedAt(),
        milestones.shippedAt(),
        milestones.completedAt(),
        milestones.noShowAt(),
        closed == null ? null : closed.closedAt());
  }

  private KnownOrder known(CurrentOrder current) {
    return new KnownOrder(
        new OrderFacts(current.order(), passed(), payments, current.attributes()),
        version + payments.size(),
        current.amendment(),
        returns.stream().sorted(Comparator.comparing(PaymentReturned::returnedAt)).toList(),
        closed,
        contactedAt);
  }
}
