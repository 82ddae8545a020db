package dev.rescind.chassis.reacting;

import dev.rescind.chassis.eventstore.PostgresEventStorage;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.time.WorldClock;
import dev.rescind.chassis.topics.TopicsWatch;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** One listener for all topics of a service, so that what belongs together is handled together. */
@Configuration(proxyBeanMethods = false)
@Import(DeadLettersConfiguration.class)
public class ReactingConfiguration {

  /** What a stopping listener may take; what it does not finish comes again and meets the inbox. */
  private static final Duration LAST_BATCH = Duration.ofSeconds(5);

  private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

  @Bean
  ConsumerLag consumerLag(
      Reactions reactions,
      KafkaProperties kafka,
      @Value("${spring.application.name}") String service) {
    return new ConsumerLag(
        () -> Admin.create(kafka.buildAdminProperties()), service, reactions.topics());
  }

  @Bean
  Reactions reactions(List<Reaction<?>> reactions, List<TombstoneReaction> tombstones) {
    return new Reactions(reactions, tombstones);
  }

  @Bean
  ReactingOnce reactingOnce(
      Reactions reactions,
      JdbcTemplate jdbc,
      Clock clock,
      PostgresEventStorage storage,
      Tracing tracing) {
    return new ReactingOnce(reactions, new Inbox(jdbc, clock), storage, tracing);
  }

  @Bean
  ListenerMetrics listenerMetrics(MeterRegistry registry, Clock clock, WorldClock world) {
    return new ListenerMetrics(registry, clock, world);
  }

  @Bean
  BatchListener batchListener(
      Reactions reactions,
      ReactingOnce reacting,
      ParkedRecords parked,
      UnitsOfWork units,
      ListenerMetrics metrics) {
    return new BatchListener(reactions, reacting, parked, units, fewTries(), metrics);
  }

  static Attempts fewTries() {
    return new Attempts(4, failure -> !Reactions.isHopeless(failure));
  }

  @Bean
  ListenedTopics listenedTopics(JdbcTemplate jdbc, TopicsWatch topics) {
    return new ListenedTopics(jdbc, topics);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> listenerContainer(
      BatchListener listener,
      Reactions reactions,
      ListenedTopics listened,
      TopicsWatch watch,
      KafkaProperties kafka,
      @Value("${spring.application.name}") String service,
      @Value("${rescind.listener.concurrency:1}") int concurrency) {
    String[] topics =
        reactions.topics().stream().map(Topic::topicName).sorted().toArray(String[]::new);
    ContainerProperties properties = new ContainerProperties(topics);
    properties.setGroupId(service);
    properties.setClientId(service);
    properties.setAckMode(ContainerProperties.AckMode.TIME);
    properties.setAckTime(500);
    properties.setMessageListener(listener);
    properties.setConsumerRebalanceListener(listened);
    properties.setMissingTopicsFatal(false);
    properties.setSyncCommitTimeout(LAST_COMMIT);
    properties.setShutdownTimeout(LAST_BATCH.toMillis());
    var container =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                consumer(kafka), new StringDeserializer(), new ByteArrayDeserializer()),
            properties);
    container.setConcurrency(concurrency);
    properties.setListenerTaskExecutor(new SimpleAsyncTaskExecutor(service + "-listener-"));
    container.setCommonErrorHandler(untilItHeals());
    watch.afterLook(() -> {
      if (listened.isAnyReplaced()) {
        container.enforceRebalance();
      }
    });
    return container;
  }

  private static Map<String, Object> consumer(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
    return settings;
  }

  /** Offers a batch again for as long as database or broker are away; nothing is skipped. */
  private static DefaultErrorHandler untilItHeals() {
    ExponentialBackOff pauses = new ExponentialBackOff(100, 2);
    pauses.setMaxInterval(5_000);
    return new DefaultErrorHandler(pauses);
  }

  @Bean
  ConsumerHealth consumerHealthIndicator(
      ConcurrentMessageListenerContainer<String, byte[]> container) {
    return new ConsumerHealth(container);
  }
}
