package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has a slot lead to the orders that agreed to move to it. */
@Component
@Order(5)
class MovedLines implements View {

  private final OrderLines lines;

  MovedLines(OrderLines lines) {
    this.lines = lines;
  }

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
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
}
