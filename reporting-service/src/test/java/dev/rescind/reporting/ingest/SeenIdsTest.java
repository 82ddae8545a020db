package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

  private static final int MANY = 300_000;

  @Test
  void neverDeniesAnIdThatItHasSeen() {
    SeenIds seen = filled();

    assertThat(IntStream.range(0, MANY).noneMatch(i -> seen.add(id("id-" + i)))).isTrue();
  }

  @Test
  void suspectsFewIdsThatItHasNotSeen() {
    SeenIds seen = filled();

    long suspected = IntStream.range(0, MANY).filter(i -> !seen.add(id("other-" + i))).count();

    assertThat(suspected).isLessThan(MANY / 10_000);
  }

  @Test
  void suspectsNothingWhileItIsEmpty() {
    assertThat(new SeenIds().add(id("id"))).isTrue();
  }

  @Test
  void keepsIdsOfDifferentSourcesApart() {
    SeenIds seen = new SeenIds();
    seen.add(new EventIdentity("/one", "1"));

    assertThat(seen.add(new EventIdentity("/one", "1"))).isFalse();
    assertThat(seen.add(new EventIdentity("/two", "1"))).isTrue();
    assertThat(seen.add(new EventIdentity("/one1", ""))).isTrue();
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
