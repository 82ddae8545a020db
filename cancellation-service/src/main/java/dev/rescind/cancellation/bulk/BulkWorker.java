package dev.rescind.cancellation.bulk;

import dev.rescind.chassis.time.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The one thread that runs bulk cancellations, unit after unit, with a pause between them, so that
 * everybody else's requests come first. Of several replicas each takes what no other holds.
 */
@Component
class BulkWorker extends Worker {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final BulkUnits units;

  BulkWorker(BulkUnits units) {
    super("bulk-cancellations");
    this.units = units;
  }

  @Override
  protected Duration work() {
    return units.next() > 0 ? PAUSE : IDLE;
  }
}
