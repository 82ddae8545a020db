package dev.rescind.reporting.ingest;

import dev.rescind.reporting.store.AnalyticsStore;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One reader, one writer, one thread. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IngestProperties.class, KafkaProperties.class})
class IngestConfiguration {

  @Bean
  IngestState ingestState() {
    return new IngestState();
  }

  @Bean
  IngestLoop ingestLoop(
      KafkaProperties kafka,
      AnalyticsStore store,
      IngestState state,
      IngestMetrics metrics,
      IngestProperties properties,
      Clock clock) {
    return new IngestLoop(
        new LogReaders(kafka.buildConsumerProperties(), properties),
        new BatchWriter(store, clock),
        state,
        metrics,
        properties,
        clock);
  }
}
