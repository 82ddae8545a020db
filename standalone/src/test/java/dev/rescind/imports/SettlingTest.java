package dev.rescind.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class SettlingTest {

  private final TickingClock clock = new TickingClock();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void endsWhenAllIsInNothingIsOpenAndTheCountsStoodStillForThreeSeconds() {
    Totals done = new Totals(10, 4, 4, 0, 4, 0);
    Totals end =
        await(second -> Optional.of(second < 10 ? new Totals(second, 4, 4, 0, 1, 3) : done));
    assertThat(end).isEqualTo(done);
    assertThat(clock.seconds()).isEqualTo(13);
  }

  @Test
  void aPauseInWhichNothingIsOpenYetIsNotTheEnd() {
    Totals early = new Totals(10, 3, 3, 0, 3, 0);
    Totals done = new Totals(10, 4, 4, 0, 4, 0);
    assertThat(await(second -> Optional.of(second < 20 ? early : done))).isEqualTo(done);
  }

  @Test
  void aReportingServiceThatIsAwayForAWhileIsWaitedFor() {
    Totals done = new Totals(12, 5, 5, 0, 5, 0);
    assertThat(await(second -> second < 60 ? Optional.empty() : Optional.of(done))).isEqualTo(done);
  }

  @Test
  void whatStandsStillForTwoMinutesIsTold() {
    assertThatExceptionOfType(ImportBrokenOffException.class)
        .isThrownBy(() -> await(second -> Optional.of(new Totals(10, 4, 4, 0, 3, 1))))
        .withMessageContaining("nothing moved for 120 s")
        .withMessageContaining("open cases 1");
    assertThat(clock.seconds()).isEqualTo(120);
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("orders 10 of 10; open cases 1");
  }

  private Totals await(LongFunction<Optional<Totals>> atSecond) {
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    return new Settling(() -> atSecond.apply(clock.seconds()), clock, clock::advance)
        .await(10, 4, new Progress(out, false, clock));
  }

  @Test
  void progressOnATerminalStaysInItsLineAndElsewhereDoesNot() {
    assertThat(progress(true))
        .startsWith("\rrows 1,000, 500/s, 25 %, 6 s left\rdone   ")
        .endsWith(" \n");
    assertThat(progress(false)).doesNotContain("\r").endsWith("done\n");
  }

  private String progress(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, terminal, clock);
    clock.advance(Duration.ofSeconds(2));
    progress.tell("rows", 1_000, 25, 100);
    progress.tellNow("done");
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
