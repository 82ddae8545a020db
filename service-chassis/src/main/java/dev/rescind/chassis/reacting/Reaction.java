package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.events.RescindEvent;
import java.util.List;

/**
 * What a service does about one event. Runs in a unit of work with the inbox, so each event takes
 * effect once; throws to have everything taken back. Events of one key come in order. Calls nothing
 * outside the database: what goes out goes through {@code EffectQueue} or the outbox.
 */
public interface Reaction<E extends RescindEvent> {

  /** The event reacted to. */
  Class<E> event();

  /** The streams of the aggregates that the reaction will send commands to, to be read ahead. */
  default List<String> streams(E event) {
    return List.of();
  }

  /**
   * Does for all events of a batch at once what needs no order among events of other types; called
   * before any of them is reacted to. A duplicate is not among them.
   */
  default void ahead(List<Incoming<E>> events) {}

  /**
   * Reacts.
   *
   * @param cause to be handed to every command and outbox event
   */
  void on(E event, Cause cause);
}
