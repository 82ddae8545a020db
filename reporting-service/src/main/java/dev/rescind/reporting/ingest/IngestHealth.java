package dev.rescind.reporting.ingest;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down with the cause while the broker or the database keeps events from coming in. */
@Component("ingest")
final class IngestHealth implements HealthIndicator {

  private final IngestState state;

  IngestHealth(IngestState state) {
    this.state = state;
  }

  @Override
  public Health health() {
    String trouble = state.trouble();
    return trouble == null
        ? Health.up().build()
        : Health.down().withDetail("cause", trouble).build();
  }
}
