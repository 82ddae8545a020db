package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.PostgresEventStorage;
import dev.rescind.events.RescindEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reacts to records in their order, each event once: the inbox that tells which are new is written
 * in the unit of work of the reactions.
 */
final class ReactingOnce {

  private final Reactions reactions;
  private final Inbox inbox;
  private final PostgresEventStorage storage;

  ReactingOnce(Reactions reactions, Inbox inbox, PostgresEventStorage storage) {
    this.reactions = reactions;
    this.inbox = inbox;
    this.storage = storage;
  }

  /** Reacts in the running unit of work and answers which records took effect. */
  List<Received> react(List<Received> records) {
    Set<String> fresh = inbox.note(records);
    Set<String> streams = new HashSet<>();
    List<Incoming<?>> events = new ArrayList<>(records.size());
    List<Received> applied = new ArrayList<>(records.size());
    List<Runnable> effects = new ArrayList<>(records.size());
    for (Received record : records) {
      if (!fresh.remove(record.eventId())) {
        continue;
      }
      applied.add(record);
      if (record.isTombstone()) {
        effects.add(() -> reactions.erase(record));
      } else {
        RescindEvent event = reactions.read(record);
        streams.addAll(reactions.streams(event));
        events.add(new Incoming<>(event, record.cause()));
        effects.add(() -> reactions.react(event, record.cause()));
      }
    }
    if (streams.size() > 1) {
      storage.prefetch(streams);
    }
    reactions.ahead(events);
    effects.forEach(Runnable::run);
    return applied;
  }
}
