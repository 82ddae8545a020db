package dev.rescind.cancellation.orders;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Notes what upstream tells of orders, a batch at a time, and tells those whom it concerns.
 * Idempotent as the notes are; may come in any order.
 *
 * @param followers nobody for what concerns nobody
 */
record NotingReaction<E extends OrderEvent>(
    Class<E> event, Consumer<List<E>> note, List<OrderChanges> followers) implements Reaction<E> {

  @Override
  public void ahead(List<Incoming<E>> events) {
    note.accept(events.stream().map(Incoming::event).toList());
    if (!followers.isEmpty()) {
      CurrentUnitOfWork.get().root().resources().put(untold(), new ArrayList<>(events));
    }
  }

  /** Tells at the first event of the batch, when everything is noted that came with it. */
  @Override
  public void on(E change, Cause cause) {
    if (followers.isEmpty()) {
      return;
    }
    List<Incoming<E>> changes = CurrentUnitOfWork.get().root().getResource(untold());
    if (!changes.isEmpty()) {
      followers.forEach(follower -> follower.told(List.copyOf(changes)));
      changes.clear();
    }
  }

  private String untold() {
    return NotingReaction.class.getName() + "." + event.getSimpleName();
  }
}
