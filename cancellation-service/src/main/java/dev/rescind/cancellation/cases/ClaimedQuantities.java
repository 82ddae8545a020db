package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What each case keeps others from cancelling, so that a quote knows without asking the case. */
@Component
@Order(4)
class ClaimedQuantities implements View {

  private final JdbcTemplate jdbc;

  ClaimedQuantities(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void apply(List<Recorded> events) {
    List<Object[]> rows = new ArrayList<>();
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case ResponseAwaited it -> rows.addAll(rows(it, quantities(it.lines()), false));
        case CancellationApproved it -> rows.addAll(rows(it, quantities(it.lines()), true));
        case DisputeOpened it -> rows.addAll(rows(it, asked(it.lines()), false));
        case CancellationRejected it -> release(it, rows);
        case CancellationWithdrawn it -> release(it, rows);
        case CancellationSuperseded it -> release(it, rows);
        case OrderKept it -> release(it, rows);
        case DisputeWithdrawn it ->
            jdbc.update(
                "delete from claimed_quantities where cancellation_id = ? and not firm",
                it.cancellationId().value());
        default -> {}
      }
    }
    jdbc.batchUpdate(
        """
        insert into claimed_quantities (order_id, cancellation_id, line_id, quantity, firm)
        values (?, ?, ?, ?, ?)
        on conflict (cancellation_id, line_id) do update
          set quantity = excluded.quantity, firm = excluded.firm
        """,
        rows);
  }

  private void release(CaseEvent event, List<Object[]> rows) {
    rows.removeIf(row -> row[1].equals(event.cancellationId().value()));
    jdbc.update(
        "delete from claimed_quantities where cancellation_id = ?", event.cancellationId().value());
  }

  private static List<Object[]> rows(
      CaseEvent event, Map<LineId, Integer> quantities, boolean firm) {
    return quantities.entrySet().stream()
        .map(line ->
            new Object[] {
              event.orderId().value(),
              event.cancellationId().value(),
              line.getKey().value(),
              line.getValue(),
              firm
            })
        .toList();
  }

  private static Map<LineId, Integer> quantities(List<CancelledLine> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                CancelledLine::lineId, Collectors.summingInt(CancelledLine::quantity)));
  }

  private static Map<LineId, Integer> asked(List<LineQuantity> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                LineQuantity::lineId, Collectors.summingInt(LineQuantity::quantity)));
  }
}
