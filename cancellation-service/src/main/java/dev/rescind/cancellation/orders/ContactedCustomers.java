package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.CancellationEvent.CustomerContacted;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notes with each order that the merchant spoke to its customer; the last time counts. */
@Component
final class ContactedCustomers implements View {

  private final JdbcTemplate jdbc;

  ContactedCustomers(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void apply(List<Recorded> events) {
    List<Object[]> rows = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CustomerContacted contacted) {
        rows.add(
            new Object[] {
              Timestamp.from(contacted.contactedAt()), contacted.orderId().value(),
            });
      }
    }
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(
          "update order_book set contacted_at = ?, version = version + 1 where order_id = ?", rows);
    }
  }
}
