package dev.rescind.chassis.time;

import java.time.Clock;
import java.time.Instant;

/**
 * The time of the world outside: tokens expire by it, a signature is good for minutes of it, and
 * the broker notes it. It is apart from the service's own {@link Clock}, by which everything is
 * decided, since that one can be turned.
 */
public record WorldClock(Clock clock) {

  /** What time it is, UTC. */
  public Instant instant() {
    return clock.instant();
  }
}
