package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.AnchorFile;
import dev.rescind.chassis.publishing.PublishedForm;
import dev.rescind.chassis.time.Ids;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** The checks that every service with an event store has; its own come after them. */
@Configuration(proxyBeanMethods = false)
public class VerificationConfiguration {

  @Bean
  @Order(1)
  StreamsCheck streamsCheck(JdbcTemplate jdbc) {
    return new StreamsCheck(jdbc);
  }

  @Bean
  @Order(2)
  AnchorsCheck anchorsCheck(
      JdbcTemplate jdbc,
      KafkaProperties kafka,
      AnchorFile file,
      Clock clock,
      @Value("${spring.application.name}") String service) {
    TopicReader topic = new TopicReader(kafka.buildConsumerProperties(), Anchor.TOPIC);
    return new AnchorsCheck(jdbc, new AnchorsKept(service, topic, file, clock));
  }

  @Bean
  @Order(3)
  TopicCheck topicCheck(DataSource database, KafkaProperties kafka, PublishedForm form) {
    return new TopicCheck(
        database, new TopicReader(kafka.buildConsumerProperties(), form.topic()), form);
  }

  @Bean
  VerificationsApi verificationsApi(
      List<Check> checks,
      JdbcTemplate jdbc,
      Ids ids,
      Clock clock,
      @Value("${spring.application.name}") String service) {
    return new VerificationsApi(new Verifications(service, checks, jdbc, ids, clock));
  }
}
