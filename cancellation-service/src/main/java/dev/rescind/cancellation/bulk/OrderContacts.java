package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.CancellationEvent.CustomerContacted;
import dev.rescind.events.OrderId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** When the merchant last spoke to each customer about an order; and where lines were moved to. */
@Component
@Order(5)
class OrderContacts implements View {

  private final JdbcTemplate jdbc;
  private final OrderLines lines;

  OrderContacts(JdbcTemplate jdbc, OrderLines lines) {
    this.jdbc = jdbc;
    this.lines = lines;
  }

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CustomerContacted contacted) {
        note(contacted);
      }
      if (recorded.event() instanceof AlternativeAccepted accepted
          && accepted.alternative() instanceof Alternative.Reschedule moved) {
        lines.noteSlot(
            accepted.orderId(),
            moved.lineId().value(),
            moved.slot().slotId().value(),
            moved.slot().start());
      }
    }
  }

  private void note(CustomerContacted event) {
    jdbc.update(
        """
        insert into order_contacts as known (order_id, contacted_at) values (?, ?)
        on conflict (order_id) do update
          set contacted_at = greatest(known.contacted_at, excluded.contacted_at)
        """,
        event.orderId().value(),
        Timestamp.from(event.contactedAt()));
  }

  /** When each of the customers was last spoken to, UTC; those who were not are missing. */
  Map<OrderId, Instant> of(Collection<OrderId> orders) {
    Map<OrderId, Instant> contacted = new HashMap<>();
    jdbc.query(
        "select * from order_contacts where order_id = any(?)",
        row -> {
          contacted.put(
              new OrderId(row.getString("order_id")), row.getTimestamp("contacted_at").toInstant());
        },
        (Object) orders.stream().map(OrderId::value).toArray(String[]::new));
    return contacted;
  }
}
