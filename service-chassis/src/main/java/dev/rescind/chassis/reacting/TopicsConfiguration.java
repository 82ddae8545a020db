package dev.rescind.chassis.reacting;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.topics.TopicsWatch;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The topics of the language, and the dead-letter topics of this service. */
@Configuration(proxyBeanMethods = false)
public class TopicsConfiguration {

  private static final String DEAD_LETTER_RETENTION_MILLIS =
      String.valueOf(Duration.ofDays(30).toMillis());

  /**
   * What was erased is on the broker until its segment is compacted; by itself that may take a
   * week, for the newest segment is left alone until it is full.
   */
  private static final String FORGETTING_WITHIN_MILLIS =
      String.valueOf(Duration.ofHours(1).toMillis());

  @Bean
  TopicsWatch topics(
      ObjectProvider<Reactions> reactions,
      KafkaProperties kafka,
      @Value("${spring.application.name}") String service,
      @Value("${rescind.topics.partitions}") int partitions,
      @Value("${rescind.topics.replication-factor}") short replicas,
      @Value("${rescind.topics.look-every:PT5S}") Duration lookEvery) {
    // Reactions publish, and who publishes asks for the topics: they are asked for at the start.
    return new TopicsWatch(
        () -> topics(reactions.getObject(), service, partitions, replicas),
        kafka.buildAdminProperties(),
        lookEvery);
  }

  private static List<NewTopic> topics(
      Reactions reactions, String service, int partitions, short replicas) {
    List<NewTopic> topics = new ArrayList<>();
    topics.add(
        retained(TopicBuilder.name(Anchor.TOPIC), Topic.Retention.FOR_EVER)
            .partitions(1)
            .replicas(replicas)
            .build());
    for (Topic topic : Topic.values()) {
      topics.add(
          retained(TopicBuilder.name(topic.topicName()), topic.retention())
              .partitions(partitions)
              .replicas(replicas)
              .build());
    }
    for (Topic topic : reactions.topics()) {
      topics.add(
          TopicBuilder.name(topic.topicName() + "." + service + ".dlt")
              .partitions(1)
              .replicas(replicas)
              .config(TopicConfig.RETENTION_MS_CONFIG, DEAD_LETTER_RETENTION_MILLIS)
              .build());
    }
    return topics;
  }

  private static TopicBuilder retained(TopicBuilder topic, Topic.Retention retention) {
    return switch (retention) {
      case FOR_EVER ->
          topic
              .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
              .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
      case LATEST_PER_KEY ->
          topic
              .compact()
              .config(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, FORGETTING_WITHIN_MILLIS);
    };
  }
}
