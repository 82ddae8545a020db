package dev.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.benchmarks.Processes.Cpu;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The arithmetic behind what is printed. */
class FiguresTest {

  private static final Cpu CPU = new Cpu(6_000_000, 2_000_000);

  @Test
  void percentilesAreOfTheSortedFigures() {
    List<Long> hundred = LongStream.rangeClosed(1, 100).boxed().toList();

    assertThat(Figures.percentile(hundred, 50)).isEqualTo(50);
    assertThat(Figures.percentile(hundred, 99)).isEqualTo(99);
    assertThat(Figures.percentile(List.of(7L), 99)).isEqualTo(7);
    assertThat(Figures.percentile(List.of(), 50)).isZero();
  }

  @Test
  void theMedianIsTheMiddleOneWhateverTheOrder() {
    assertThat(Figures.median(List.of(9L, 1L, 5L))).isEqualTo(5);
  }

  @Test
  void nothingToDivideByIsZeroAndNoError() {
    assertThat(Figures.ratio(1, 0, 2)).isZero();
  }

  @Test
  void aRateCountsWhatWasStillToDoAfterTheLastSettlement() {
    Lap lap = lap(1_000, 8_000_000, 2_000_000);

    assertThat(lap.rate()).isEqualTo(1_000);
    assertThat(lap.cpuOfOne()).isEqualTo(8_000);
    assertThat(lap.toString()).contains("100.0 a second", "CPU 8.00 ms a saga", "0.80 cores");
  }

  @Test
  void aGoalIsJudgedWithAsManyInFlightAsItIsFor() {
    Map<String, List<Lap>> laps =
        Map.of(
            "Rescind", List.of(lap(500, 10_000_000, 0)), "REF", List.of(lap(1_000, 10_000_000, 0)));

    assertThat(Goal.ALL.getFirst().compare("Rescind", laps, 256))
        .contains("sagas a second against REF: 0.500; must be at least 0.5, aim 0.8");
    assertThat(Goal.ALL.getFirst().compare("Rescind", laps, 32))
        .contains("sagas a second against REF: 0.500 (the goal is for 256 in flight)");
    assertThat(Goal.ALL.get(1).compare("Rescind", laps, 256)).isEmpty();
  }

  private static Lap lap(int sagas, long until, long after) {
    List<Long> latencies = LongStream.rangeClosed(1, sagas).boxed().toList();
    return new Lap(latencies, until, after, CPU, 150);
  }
}
