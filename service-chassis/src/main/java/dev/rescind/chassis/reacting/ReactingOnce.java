package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.PostgresEventStorage;
import dev.rescind.chassis.tracing.Traced;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.chassis.tracing.Tracing.Kind;
import dev.rescind.events.CancellationId;
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
  private final Tracing tracing;

  ReactingOnce(Reactions reactions, Inbox inbox, PostgresEventStorage storage, Tracing tracing) {
    this.reactions = reactions;
    this.inbox = inbox;
    this.storage = storage;
    this.tracing = tracing;
  }

  /** Reacts in the running unit of work and answers which records took effect. */
  List<Received> react(List<Received> records) {
    Work work = new Work();
    try {
      Set<Received.Identity> fresh = inbox.note(records);
      for (Received record : records) {
        if (fresh.remove(record.identity())) {
          work.add(record);
        }
      }
      return work.run();
    } catch (RuntimeException e) {
      work.spans.forEach(span -> span.failed(e));
      throw e;
    } finally {
      work.spans.forEach(Traced::close);
    }
  }

  /** What is to be done about the records of a batch that are new. */
  private final class Work {

    private final Set<String> streams = new HashSet<>();
    private final List<Received> applied = new ArrayList<>();
    private final List<Incoming<?>> events = new ArrayList<>();
    private final List<Runnable> effects = new ArrayList<>();
    private final List<Traced> spans = new ArrayList<>();

    void add(Received record) {
      applied.add(record);
      if (record.isTombstone()) {
        effects.add(() -> reactions.erase(record));
      } else {
        RescindEvent event = reactions.read(record);
        streams.addAll(reactions.streams(event));
        Traced span = begin(record, event);
        Cause cause = record.cause().in(span.traceParent());
        events.add(new Incoming<>(event, cause));
        effects.add(() ->
            span.during(
                event.correlation().map(CancellationId::value),
                () -> reactions.react(event, cause)));
      }
    }

    /** From here to the end of the batch: what is done for all at once is done for each. */
    private Traced begin(Received record, RescindEvent event) {
      Traced span =
          tracing.begin(
              Kind.CONSUMER,
              "react to " + event.getClass().getSimpleName(),
              record.cause().traceParent());
      spans.add(span);
      return tracing.isOn()
          ? span.note("messaging.system", "kafka")
              .note("messaging.destination.name", record.kafka().topic())
              .note("rescind.event.id", record.eventId())
              .note(Traced.CASE, event.correlation().map(CancellationId::value).orElse(null))
          : span;
    }

    List<Received> run() {
      if (streams.size() > 1) {
        storage.prefetch(streams);
      }
      reactions.ahead(events);
      effects.forEach(Runnable::run);
      return applied;
    }
  }
}
