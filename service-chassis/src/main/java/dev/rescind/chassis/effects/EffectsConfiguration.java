package dev.rescind.chassis.effects;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.metrics.FigureSource;
import dev.rescind.chassis.tracing.Tracing;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of outside calls and the worker that makes them. */
@Configuration(proxyBeanMethods = false)
public class EffectsConfiguration {

  @Bean
  EffectQueue effectQueue(JdbcTemplate jdbc, Clock clock) {
    return new EffectQueue(jdbc, clock);
  }

  @Bean
  FigureSource effectFigures(JdbcTemplate jdbc, Clock clock) {
    return new EffectFigures(jdbc, clock);
  }

  @Bean
  EffectWorker effectWorker(
      EffectQueue queue,
      List<EffectHandler> handlers,
      UnitsOfWork units,
      Tracing tracing,
      @Value("${spring.application.name}") String service) {
    return new EffectWorker(
        queue,
        new EffectCall(
            handlers.stream().collect(Collectors.toMap(EffectHandler::kind, Function.identity())),
            tracing),
        units,
        service);
  }
}
