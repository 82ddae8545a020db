package dev.rescind.reporting.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.GoldenSamples;
import dev.rescind.events.PersonalContent;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenSamplesTest {

  @TempDir Path directory;

  @Test
  void areAllTakenInButTheOnesThatNameAPerson() {
    List<Told> samples = samples();

    try (TestIngest ingest = new TestIngest(directory)) {
      assertThat(ingest.take(samples)).isEqualTo(samples.size());
      assertThat(ingest.count("select count(*) from unreadable_records")).isZero();
      for (String table : List.of("orders", "cases", "refunds", "slots_released", "notices")) {
        assertThat(ingest.count("select count(*) from " + table)).as(table).isPositive();
      }
    }
  }

  @Test
  void giveTheSameTablesInWhateverOrderTheyCome() {
    List<Told> inOrder = samples();
    List<Told> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(tables("shuffled", shuffled)).isEqualTo(tables("ordered", inOrder));
  }

  private List<List<String>> tables(String name, List<Told> told) {
    try (TestIngest ingest = new TestIngest(directory.resolve(name))) {
      told.forEach(one -> ingest.take(List.of(one)));
      return List.of(ingest.rows("orders"), ingest.rows("cases"), ingest.rows("refunds"));
    }
  }

  private static List<Told> samples() {
    List<Told> told = new ArrayList<>();
    GoldenSamples.events().stream()
        .filter(event -> !(event instanceof PersonalContent))
        .forEach(event -> told.add(new Told("sample-" + told.size(), event)));
    return told;
  }
}
