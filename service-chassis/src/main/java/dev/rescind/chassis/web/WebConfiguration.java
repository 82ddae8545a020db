package dev.rescind.chassis.web;

import dev.rescind.chassis.time.WorldClock;
import dev.rescind.events.EventJson;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every API reads and writes JSON as events do, but refuses fields it does not know and values that
 * no store can keep.
 */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class WebConfiguration {

  @Bean
  JsonMapper jsonMapper() {
    return EventJson.mapper()
        .rebuild()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(StorableValues.inBodies())
        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
        .build();
  }

  @Bean
  StorableParameters storableParameters() {
    return new StorableParameters();
  }

  @Bean
  ProblemResponses problemResponses() {
    return new ProblemResponses();
  }

  /** The one clock of the service; a test, and the one-process system, bring their own. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  WorldClock worldClock() {
    return new WorldClock(Clock.systemUTC());
  }
}
