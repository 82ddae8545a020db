package dev.rescind.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when told to. */
final class TickingClock extends Clock {

  private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = BEGAN;

  void advance(Duration howLong) {
    now = now.plus(howLong);
  }

  long seconds() {
    return Duration.between(BEGAN, now).toSeconds();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
