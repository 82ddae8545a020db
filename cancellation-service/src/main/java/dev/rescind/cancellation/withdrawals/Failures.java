package dev.rescind.cancellation.withdrawals;

import dev.rescind.chassis.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Counts links that lead nowhere, a minute and an address at a time. A token cannot be guessed;
 * this keeps those who try from costing a look into the database each time.
 */
@Component
class Failures {

  /** Of one address within one minute. */
  static final int MOST = 30;

  /** Addresses that are remembered; past that everybody has to wait for the next minute. */
  private static final int MOST_ADDRESSES = 10_000;

  private final Map<String, Integer> counted = new ConcurrentHashMap<>();
  private final Clock clock;
  private Instant minute = Instant.EPOCH;

  Failures(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws ProblemException 429 if there were too many
   */
  void requireFew(String address) {
    beginMinute();
    if (counted.getOrDefault(address, 0) >= MOST || counted.size() >= MOST_ADDRESSES) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "try again in a minute");
    }
  }

  void count(String address) {
    counted.merge(address, 1, Integer::sum);
  }

  private synchronized void beginMinute() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (!now.equals(minute)) {
      minute = now;
      counted.clear();
    }
  }
}
