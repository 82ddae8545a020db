package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  private static final int MANY = 300_000;

  @Test
  void neverDeniesAnIdThatItHasSeen() {
    SeenIds seen = filled();

    assertThat(IntStream.range(0, MANY).allMatch(i -> seen.mayHold(id("id-" + i)))).isTrue();
  }

  @Test
  void suspectsFewIdsThatItHasNotSeen() {
    SeenIds seen = filled();

    long suspected = IntStream.range(0, MANY).filter(i -> seen.mayHold(id("other-" + i))).count();

    assertThat(suspected).isLessThan(MANY / 10_000);
  }

  @Test
  void suspectsNothingWhileItIsEmpty() {
    assertThat(new SeenIds().mayHold(id("id"))).isFalse();
  }

  @Test
  void keepsIdsOfDifferentSourcesApart() {
    SeenIds seen = new SeenIds();
    seen.add(new EventIdentity("/one", "1"));

    assertThat(seen.mayHold(new EventIdentity("/one", "1"))).isTrue();
    assertThat(seen.mayHold(new EventIdentity("/two", "1"))).isFalse();
    assertThat(seen.mayHold(new EventIdentity("/one1", ""))).isFalse();
  }

  private static EventIdentity id(String id) {
    return new EventIdentity("/test", id);
  }

  private static SeenIds filled() {
    SeenIds seen = new SeenIds();
    IntStream.range(0, MANY).forEach(i -> seen.add(id("id-" + i)));
    return seen;
  }
}
