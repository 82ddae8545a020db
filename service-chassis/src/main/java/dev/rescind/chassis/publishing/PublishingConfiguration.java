package dev.rescind.chassis.publishing;

import dev.rescind.chassis.metrics.FigureSource;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.topics.TopicIds;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The publisher of this service: one topic, the event topic that names it as its writer. */
@Configuration(proxyBeanMethods = false)
public class PublishingConfiguration {

  @Bean
  PublisherMetrics publisherHealthIndicator(MeterRegistry registry) {
    return new PublisherMetrics(registry);
  }

  /** The records of this service, as they are on its topic. */
  @Bean
  PublishedForm publishedForm(@Value("${spring.application.name}") String service) {
    return new PublishedForm(topicOf(service), "/rescind/" + service);
  }

  @Bean
  LostTopic topicContent(KafkaProperties kafka, PublishedForm form) {
    return new LostTopic(kafka.buildAdminProperties(), form.topic());
  }

  @Bean
  TopicApi topicApi(
      JdbcTemplate jdbc, LostTopic content, EventPublisher publisher, PublishedForm form) {
    return new TopicApi(jdbc, content, publisher, form);
  }

  @Bean
  FigureSource publisherFigures(JdbcTemplate jdbc, Clock clock) {
    return new PublisherFigures(jdbc, clock);
  }

  @Bean
  EventPublisher eventPublisher(
      JdbcConnectionDetails database,
      KafkaProperties kafka,
      PublisherMetrics metrics,
      PublishedForm form,
      AnchorKeeper anchors,
      LostTopic content,
      TopicIds topics,
      Tracing tracing,
      @Value("${spring.application.name}") String service,
      @Value("${rescind.topics.grace}") Duration grace) {
    return new EventPublisher(
        PublisherSession.of(database, service + "-publisher"),
        new Destination(
            outlet(kafka.buildProducerProperties(), form, tracing),
            anchors,
            content,
            topics,
            grace),
        metrics);
  }

  static KafkaOutlet outlet(Map<String, Object> broker, PublishedForm form, Tracing tracing) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.putAll(steadfast());
    return new KafkaOutlet(
        () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
        form,
        new PublishingSpans(tracing, form.topic()));
  }

  /** Acknowledged by all replicas, in order, at once, and never given up. */
  private static Map<String, Object> steadfast() {
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        10_000,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Integer.MAX_VALUE,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        5_000,
        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        1_000);
  }

  private static String topicOf(String service) {
    return List.of(Topic.values()).stream()
        .filter(topic -> topic.writer().equals(service))
        .filter(topic -> topic.retention() == Topic.Retention.FOR_EVER)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(service + " writes no event topic"))
        .topicName();
  }

  @Bean
  Outbox outbox(JdbcTemplate jdbc, EventPublisher publisher, Ids ids, Clock clock) {
    return new Outbox(jdbc, publisher, ids, clock);
  }

  /** Marks each event with its case before it is stored, and wakes the publisher after. */
  @Bean
  AutoCloseable publishedEventStore(EventStore eventStore, EventPublisher publisher) {
    var marking =
        eventStore.registerDispatchInterceptor(events -> (index, event) -> withCorrelation(event));
    var waking = eventStore.subscribe(events -> WakePublisher.afterCommit(publisher));
    return () -> {
      marking.cancel();
      waking.cancel();
    };
  }

  private static EventMessage<?> withCorrelation(EventMessage<?> message) {
    return message instanceof GenericDomainEventMessage<?>
            && message.getPayload() instanceof RescindEvent event
            && event.correlation().isPresent()
        ? message.andMetaData(Map.of(StoredEvent.CORRELATION_ID, event.correlation().get().value()))
        : message;
  }
}
