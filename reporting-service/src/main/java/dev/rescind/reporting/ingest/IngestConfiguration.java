package dev.rescind.reporting.ingest;

import dev.rescind.reporting.generations.Generations;
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
  LogReaders logReaders(KafkaProperties kafka, IngestProperties properties) {
    return new LogReaders(kafka.buildConsumerProperties(), properties);
  }

  @Bean
  IngestLoop ingestLoop(
      LogReaders logs,
      Generations generations,
      IngestState state,
      IngestMetrics metrics,
      IngestProperties properties,
      Clock clock) {
    return new IngestLoop(
        logs,
        BatchWriter.continuing(generations.liveStore(), clock),
        state,
        metrics,
        properties,
        clock);
  }
}
