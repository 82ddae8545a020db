package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnableClockTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Clock COMPUTER = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void isTheComputersUntilItIsTurned() {
    TurnableClock clock = clock();

    assertThat(clock.instant()).isEqualTo(NOW);
    clock.turn(Duration.ofDays(2));
    assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    assertThat(clock.millis()).isEqualTo(NOW.plus(Duration.ofDays(2)).toEpochMilli());
    clock.turnTo(NOW.plus(Duration.ofDays(3)));
    assertThat(clock.ahead()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void isTurnedInEveryZoneAtOnce() {
    TurnableClock clock = clock();
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));

    clock.turn(Duration.ofHours(1));

    assertThat(berlin.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void isAsFarAheadAfterARestart() {
    clock().turn(Duration.ofDays(40));

    assertThat(clock().instant()).isEqualTo(NOW.plus(Duration.ofDays(40)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.000000001S, ''",
    "PT0S, must lead forward: a clock that goes back breaks the log",
    "PT-1S, must lead forward: a clock that goes back breaks the log",
    "P63491DT15H, ''",
    "P63491DT15H0.000000001S, must not lead beyond 2200-01-01T00:00:00Z",
    "PT2562047788015215H, must not lead beyond 2200-01-01T00:00:00Z"
  })
  void turnsForwardAndNotBeyondWhatStoresKnow(Duration by, String complaint) {
    TurnableClock clock = clock();

    if (complaint.isEmpty()) {
      clock.turn(by);
      assertThat(clock.ahead()).isEqualTo(by);
    } else {
      assertThatThrownBy(() -> clock.turn(by)).hasMessage(complaint);
      assertThat(clock.ahead()).isZero();
      assertThat(clock().ahead()).isZero();
    }
  }

  @Test
  void staysWhereItIsWhenTurnedToThePast() {
    assertThatThrownBy(() -> clock().turnTo(NOW)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock().turnTo(NOW.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToGuessHowFarItWas() throws IOException {
    Files.writeString(directory.resolve("clock"), "yesterday");

    assertThatThrownBy(this::clock)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("does not say how far the clock is ahead");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, as this computer's clock",
    "PT1H2M3.5S, 01:02:03 ahead of this computer's clock",
    "PT24H, 1 day 00:00:00 ahead of this computer's clock",
    "PT49H, 2 days 01:00:00 ahead of this computer's clock"
  })
  void isToldInWords(Duration ahead, String words) {
    assertThat(ClockCommand.told(ahead)).isEqualTo(words);
  }

  private TurnableClock clock() {
    return TurnableClock.in(directory.resolve("clock"), COMPUTER);
  }
}
