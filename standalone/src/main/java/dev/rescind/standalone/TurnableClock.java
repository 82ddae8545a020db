package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of one instance: this computer's, or as far ahead of it as it was turned. How far is
 * kept with the data, since a system whose clock fell back would live before its own past.
 */
final class TurnableClock extends Clock {

  /** Later than that nothing is planned, and not every store knows such a time. */
  static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Clock computer;
  private final Path file;
  private final AtomicReference<Duration> ahead;

  private TurnableClock(Clock computer, Path file, AtomicReference<Duration> ahead) {
    this.computer = computer;
    this.file = file;
    this.ahead = ahead;
  }

  /**
   * The clock of an instance, as far ahead as it was left.
   *
   * @param file where it is written down how far ahead it is; missing where it never was turned
   * @throws Refusal if the file cannot be read or says something else
   */
  static TurnableClock in(Path file, Clock computer) {
    return new TurnableClock(computer, file, new AtomicReference<>(read(file)));
  }

  private static Duration read(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException | DateTimeParseException e) {
      throw Refusal.because("%s does not say how far the clock is ahead".formatted(file), e);
    }
  }

  /** How far it is ahead of this computer's clock; zero where it was never turned. */
  Duration ahead() {
    return ahead.get();
  }

  /**
   * Turns the clock forward. It is written down first, so that what is decided by the new time is
   * never older than the clock after a crash.
   *
   * @throws IllegalArgumentException if that is not forward, or later than {@link #LATEST}
   */
  synchronized void turn(Duration by) {
    if (!by.isPositive()) {
      throw new IllegalArgumentException(
          "must lead forward: a clock that goes back breaks the log");
    }
    // Compared by what is left, for a sum could be more than an instant holds.
    if (by.compareTo(Duration.between(instant(), LATEST)) > 0) {
      throw new IllegalArgumentException("must not lead beyond " + LATEST);
    }
    Duration sum = ahead.get().plus(by);
    try {
      DurableFile.write(file, (sum + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ahead.set(sum);
  }

  /**
   * Turns the clock to an instant; as {@link #turn}.
   *
   * @param instant UTC
   */
  synchronized void turnTo(Instant instant) {
    turn(Duration.between(instant(), instant));
  }

  @Override
  public Instant instant() {
    return computer.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return computer.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new TurnableClock(computer.withZone(zone), file, ahead);
  }
}
