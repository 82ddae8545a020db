package dev.rescind.chassis.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures of a service with a database: its own, and what the database says of itself. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

  @Bean
  Figures figures(
      List<FigureSource> sources,
      MeterRegistry registry,
      @Value("${spring.application.name}") String service,
      @Value("${rescind.metrics.figures-every}") Duration every) {
    return new Figures(sources, registry, service, every);
  }

  @Bean
  FigureSource databaseFigures(JdbcTemplate jdbc) {
    return new DatabaseFigures(jdbc);
  }
}
