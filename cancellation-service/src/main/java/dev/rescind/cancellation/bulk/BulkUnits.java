package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.BulkOrders.Pending;
import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Causes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Runs bulk cancellations a few orders at a time, each time in a transaction of its own: whatever
 * is killed, the next unit goes on where the last one ended.
 */
@Component
public class BulkUnits {

  private static final Logger log = LoggerFactory.getLogger(BulkUnits.class);

  /** How long an order rests that broke. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final Bulks bulks;
  private final BulkOrders orders;
  private final BulkRun run;
  private final UnitsOfWork units;
  private final Clock clock;
  private final int size;

  BulkUnits(
      Bulks bulks,
      BulkOrders orders,
      BulkRun run,
      UnitsOfWork units,
      Clock clock,
      @Value("${rescind.bulk.unit}") int size) {
    this.bulks = bulks;
    this.orders = orders;
    this.run = run;
    this.units = units;
    this.clock = clock;
    this.size = size;
  }

  /**
   * One unit of each bulk cancellation that runs, so that a big one does not hold up a small one.
   *
   * @return how many orders were looked at; none if there is nothing to do for now
   */
  public int next() {
    int done = 0;
    for (Bulk bulk : bulks.running()) {
      done += next(bulk);
    }
    return done;
  }

  private int next(Bulk bulk) {
    int done;
    try {
      done = unit(bulk, size);
    } catch (RuntimeException e) {
      log.warn("Orders of a bulk cancellation are tried one by one: {}", Causes.inShort(e));
      done = oneByOne(bulk);
    }
    if (done == 0) {
      bulks.finish(bulk.bulkId(), clock.instant());
    }
    return done;
  }

  private int unit(Bulk bulk, int limit) {
    return units.call(() -> {
      List<Pending> pending = orders.claim(bulk.bulkId(), clock.instant(), limit);
      if (!pending.isEmpty()) {
        orders.decide(bulk.bulkId(), run.decide(bulk, pending), clock.instant());
      }
      return pending.size();
    });
  }

  /** So that one order that breaks does not keep the others from their turn. */
  private int oneByOne(Bulk bulk) {
    int done = 0;
    for (Pending pending :
        Objects.requireNonNull(
            units.call(() -> orders.claim(bulk.bulkId(), clock.instant(), size)))) {
      try {
        units.run(() ->
            orders.decide(bulk.bulkId(), run.decide(bulk, List.of(pending)), clock.instant()));
      } catch (RuntimeException e) {
        if (Causes.isTransient(e) && !Causes.isConcurrency(e)) {
          throw e;
        }
        log.error("An order of bulk cancellation {} could not be decided", bulk.bulkId(), e);
        orders.postpone(
            bulk.bulkId(), pending.orderId(), e.getClass().getSimpleName(), clock.instant(), REST);
      }
      done++;
    }
    return done;
  }
}
