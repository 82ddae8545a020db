package dev.rescind.chassis;

import dev.rescind.chassis.effects.EffectsConfiguration;
import dev.rescind.chassis.eventstore.EventStoreConfiguration;
import dev.rescind.chassis.metrics.MetricsConfiguration;
import dev.rescind.chassis.publishing.AnchorsConfiguration;
import dev.rescind.chassis.publishing.PublishingConfiguration;
import dev.rescind.chassis.reacting.ReactingConfiguration;
import dev.rescind.chassis.reacting.TopicsConfiguration;
import dev.rescind.chassis.time.TimeConfiguration;
import dev.rescind.chassis.verification.VerificationConfiguration;
import dev.rescind.chassis.web.IdempotencyConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything for a service that decides: event store, publisher, listener, effects, deadlines. */
@Configuration(proxyBeanMethods = false)
@Import({
  WebChassis.class,
  EventStoreConfiguration.class,
  PublishingConfiguration.class,
  AnchorsConfiguration.class,
  ReactingConfiguration.class,
  TopicsConfiguration.class,
  EffectsConfiguration.class,
  TimeConfiguration.class,
  MetricsConfiguration.class,
  IdempotencyConfiguration.class,
  VerificationConfiguration.class
})
public class Chassis {}
