package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.tracing.Traced;
import dev.rescind.events.RescindEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's event store, with the third change of decision 0004: events staged in a unit of work are
 * found by aggregate and not by walking the whole list, which a batch of hundreds makes quadratic.
 */
final class StagedEventStore extends EmbeddedEventStore {

  private static final String STAGED = StagedEventStore.class.getName() + ".staged";

  private StagedEventStore(Builder builder) {
    super(builder);
  }

  static StagedEventStore on(EventStorageEngine storage) {
    return new StagedEventStore(builder().storageEngine(storage));
  }

  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    super.publish(events);
    if (CurrentUnitOfWork.isStarted()) {
      UnitOfWork<?> unit = CurrentUnitOfWork.get();
      events.forEach(event -> stage(unit, event));
    }
  }

  private static void stage(UnitOfWork<?> unit, EventMessage<?> event) {
    if (event instanceof DomainEventMessage<?> domainEvent) {
      List<DomainEventMessage<?>> staged =
          staged(unit)
              .computeIfAbsent(domainEvent.getAggregateIdentifier(), id -> new ArrayList<>());
      staged.add(domainEvent);
      nameCase(domainEvent.getPayload());
      unit.onRollback(rolledBack -> staged.remove(domainEvent));
    }
  }

  /** Only now is it known which case a request or a command is for. */
  private static void nameCase(Object payload) {
    if (payload instanceof RescindEvent event) {
      event.correlation().ifPresent(id -> Traced.isFor(id.value()));
    }
  }

  private static Map<String, List<DomainEventMessage<?>>> staged(UnitOfWork<?> unit) {
    return unit.root().getOrComputeResource(STAGED, key -> new HashMap<>());
  }

  @Override
  protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String streamId) {
    return CurrentUnitOfWork.isStarted()
        ? staged(CurrentUnitOfWork.get()).getOrDefault(streamId, List.of()).stream()
        : Stream.empty();
  }
}
