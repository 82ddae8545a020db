package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  private static final int MANY = 300_000;

  @Test
  void neverDeniesAnIdThatItHasSeen() {
    SeenIds seen = filled();

    assertThat(IntStream.range(0, MANY).allMatch(i -> seen.mayHold("id-" + i))).isTrue();
  }

  @Test
  void suspectsFewIdsThatItHasNotSeen() {
    SeenIds seen = filled();

    long suspected = IntStream.range(0, MANY).filter(i -> seen.mayHold("other-" + i)).count();

    assertThat(suspected).isLessThan(MANY / 10_000);
  }

  @Test
  void suspectsNothingWhileItIsEmpty() {
    assertThat(new SeenIds().mayHold("id")).isFalse();
  }

  private static SeenIds filled() {
    SeenIds seen = new SeenIds();
    IntStream.range(0, MANY).forEach(i -> seen.add("id-" + i));
    return seen;
  }
}
