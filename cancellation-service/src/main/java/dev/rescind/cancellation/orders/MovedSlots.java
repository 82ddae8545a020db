package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.EventJson;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives a line that moved its new slot. The event names the step that asked for it, and the step
 * knows the slot that was agreed, with its times; it was written before anybody could answer it.
 */
@Component
final class MovedSlots implements Reaction<RescheduleConfirmed> {

  private final JdbcTemplate jdbc;

  MovedSlots(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Class<RescheduleConfirmed> event() {
    return RescheduleConfirmed.class;
  }

  /** Idempotent by the step; may come in any order, as the latest counts when the book is read. */
  @Override
  public void ahead(List<Incoming<RescheduleConfirmed>> events) {
    jdbc.update(
        """
        insert into order_book as book (order_id, version, moves)
        select event ->> 'orderId', 1, jsonb_object_agg(step.step_id, jsonb_build_object(
          'lineId', event -> 'lineId', 'slot', step.detail -> 'to', 'at', event -> 'confirmedAt'))
        from unnest(?::jsonb[]) as event
          join settlement_steps step on step.step_id = event ->> 'stepId'
        where step.detail -> 'to' is not null
        group by 1 order by 1
        on conflict (order_id) do update set moves = coalesce(book.moves, '{}') || excluded.moves,
          version = book.version + (not coalesce(book.moves, '{}') @> excluded.moves)::int
        """,
        (Object)
            events.stream()
                .map(incoming -> EventJson.mapper().writeValueAsString(incoming.event()))
                .toArray(String[]::new));
  }

  @Override
  public void on(RescheduleConfirmed event, Cause cause) {
    // Noted ahead, with the others of the batch.
  }
}
