package dev.rescind.chassis.time;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that sort by the time they were made: UUID version 7, RFC 9562 section 5.7. */
public final class Ids {

  private static final long TWELVE_BITS = 0xFFFL;
  private static final long SIXTY_TWO_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

  private final Clock clock;
  private final RandomGenerator random;

  /** Ids by the given clock, unguessable. */
  public Ids(Clock clock) {
    this(clock, new SecureRandom());
  }

  /** Ids by the given clock and source of randomness. */
  public Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long high = clock.millis() << 16 | 0x7000L | (random.nextLong() & TWELVE_BITS);
    long low = 0x8000_0000_0000_0000L | (random.nextLong() & SIXTY_TWO_BITS);
    return new UUID(high, low);
  }
}
