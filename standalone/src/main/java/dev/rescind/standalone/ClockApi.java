package dev.rescind.standalone;

import dev.rescind.chassis.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What time it is in the one-process system, and turning it forward to see what a deadline does.
 * Services that run by themselves have no such thing.
 */
@RestController
@RequestMapping(ClockApi.PATH)
final class ClockApi {

  static final String PATH = "/ops/clock";

  private final TurnableClock clock;
  private final boolean turnable;

  ClockApi(TurnableClock clock, boolean turnable) {
    this.clock = clock;
    this.turnable = turnable;
  }

  /**
   * The time of the system.
   *
   * @param now UTC
   * @param ahead of the computer's own clock
   * @param turnable whether it may be turned
   */
  record Reading(Instant now, Duration ahead, boolean turnable) {}

  /**
   * How the clock is to be turned, by one of the two.
   *
   * @param by a duration, as {@code PT48H} or {@code P2D}, whose days have 24 hours
   * @param to an instant, UTC
   */
  record Turn(@Nullable Duration by, @Nullable Instant to) {}

  @GetMapping
  Reading read() {
    return new Reading(clock.instant(), clock.ahead(), turnable);
  }

  /**
   * Turns the clock.
   *
   * @throws ProblemException 400 if that is not forward, 409 where the clock may not be turned
   */
  @PostMapping
  Reading turn(@RequestBody Turn turn) {
    if (!turnable) {
      throw ProblemException.conflict(
          "clock-not-turnable", "start the system with --turnable-clock to turn its clock");
    }
    if ((turn.by() == null) == (turn.to() == null)) {
      throw ProblemException.invalid("by", "must be given, or to, and not both");
    }
    try {
      if (turn.by() != null) {
        clock.turn(turn.by());
      } else if (turn.to() != null) {
        clock.turnTo(turn.to());
      }
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      throw ProblemException.invalid(turn.by() == null ? "to" : "by", rule);
    }
    return read();
  }
}
