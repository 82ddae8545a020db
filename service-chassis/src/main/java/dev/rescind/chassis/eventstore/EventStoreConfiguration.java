package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.events.EventJson;
import dev.rescind.events.RescindEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon by hand: its auto-configuration falls back to a transaction manager that does nothing on
 * Boot 4 with JDBC alone (decision 0001). Aggregates take no lock in the JVM: the key of the events
 * table refuses the later of two writers, in one process and in several alike.
 */
@Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {

  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
    return new SpringTransactionManager(transactionManager);
  }

  @Bean
  UnitsOfWork unitsOfWork(TransactionManager transactionManager) {
    return new UnitsOfWork(transactionManager);
  }

  @Bean
  PostgresEventStorage eventStorage(DataSource dataSource, TransactionManager transactionManager) {
    return new PostgresEventStorage(
        new EventSerializer(EventJson.standard()),
        new TransactionAwareDataSourceProxy(dataSource)::getConnection,
        transactionManager);
  }

  @Bean
  EventStore eventStore(PostgresEventStorage storage, List<View> views, Ids ids, Clock clock) {
    StagedEventStore store = StagedEventStore.on(storage);
    Objects.requireNonNull(
        store.registerDispatchInterceptor(
            events -> (index, event) -> stamped(event, ids, clock.instant())));
    store.subscribe(events -> {
      List<Recorded> recorded = events.stream().map(EventStoreConfiguration::recorded).toList();
      views.forEach(view -> view.apply(recorded));
    });
    return store;
  }

  /** Axon takes ids and time from statics; ours come from what was injected. */
  private static EventMessage<?> stamped(EventMessage<?> message, Ids ids, Instant now) {
    return message instanceof DomainEventMessage<?> event
        ? new GenericDomainEventMessage<>(
            event.getType(),
            event.getAggregateIdentifier(),
            event.getSequenceNumber(),
            event.getPayload(),
            event.getMetaData(),
            ids.next().toString(),
            now)
        : message;
  }

  private static Recorded recorded(EventMessage<?> message) {
    return new Recorded(
        message.getIdentifier(),
        (RescindEvent) message.getPayload(),
        (String) message.getMetaData().get(Cause.CAUSATION_ID),
        (String) message.getMetaData().get(Cause.TRACE_PARENT),
        message.getTimestamp());
  }

  @Bean
  CommandBus commandBus(EventStore eventStore, List<Aggregate<?>> aggregates) {
    SimpleCommandBus bus = SimpleCommandBus.builder().build();
    bus.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(
            List.of(new SimpleCorrelationDataProvider(Cause.CAUSATION_ID, Cause.TRACE_PARENT))));
    aggregates.forEach(aggregate -> subscribe(aggregate, bus, eventStore));
    return bus;
  }

  private static <T> void subscribe(Aggregate<T> aggregate, CommandBus bus, EventStore eventStore) {
    Objects.requireNonNull(
        AggregateAnnotationCommandHandler.<T>builder()
            .aggregateType(aggregate.type())
            .repository(
                EventSourcingRepository.builder(aggregate.type())
                    .lockFactory(NullLockFactory.INSTANCE)
                    .eventStore(eventStore)
                    .build())
            .build()
            .subscribe(bus));
  }

  @Bean
  Commands commands(
      CommandBus commandBus, UnitsOfWork units, PostgresEventStorage storage, Tracing tracing) {
    return new Commands(commandBus, units, storage, tracing);
  }
}
