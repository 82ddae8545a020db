package dev.rescind.refund.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** By how much the ledger misses zero; summed anew once a minute at most, as it reads it all. */
@Component
final class LedgerMetrics {

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Clock clock;
  private Instant summedAt = Instant.MIN;
  private long imbalance;

  LedgerMetrics(Ledger ledger, Clock clock, MeterRegistry registry) {
    this.ledger = ledger;
    this.clock = clock;
    Gauge.builder("rescind.refunds.ledger.imbalance", this, LedgerMetrics::imbalance)
        .description("Minor units by which the postings miss zero, over all currencies")
        .register(registry);
  }

  private synchronized long imbalance() {
    Instant now = clock.instant();
    if (summedAt.isBefore(now.minus(GOOD_FOR))) {
      imbalance = Balance.imbalance(ledger.totals());
      summedAt = now;
    }
    return imbalance;
  }
}
