package dev.rescind.reporting.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffledStoriesTest {

  private static final List<String> TABLES =
      List.of("orders", "cases", "case_facts", "refunds", "slots_released", "notices");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void giveTheSameTablesInWhateverOrderAndBatchesTheyCome(long seed) {
    List<Told> inOrder = stories();
    Random random = new Random(seed);
    List<Told> shuffled = new ArrayList<>(inOrder);
    shuffled.addAll(inOrder.subList(0, inOrder.size() / 3));
    Collections.shuffle(shuffled, random);

    assertThat(tables("shuffled", shuffled, random)).isEqualTo(tables("ordered", inOrder, null));
  }

  @Test
  void endInTheStateThatTheirFactsSay() {
    Map<String, List<String>> tables = tables("ordered", stories(), null);

    assertThat(tables.get("orders")).hasSize(70);
    assertThat(tables.get("cases")).hasSize(50);
    for (String state : List.of("SETTLED", "APPROVED", "REJECTED", "AWAITING_ORDER", "REQUESTED")) {
      assertThat(tables.get("cases")).filteredOn(row -> row.contains(state)).hasSize(10);
    }
  }

  private Map<String, List<String>> tables(String name, List<Told> told, @Nullable Random batches) {
    try (TestIngest ingest = new TestIngest(directory.resolve(name))) {
      int from = 0;
      while (from < told.size()) {
        int to = batches == null ? told.size() : from + 1 + batches.nextInt(60);
        ingest.take(told.subList(from, Math.min(to, told.size())));
        from = to;
      }
      Map<String, List<String>> tables = new LinkedHashMap<>();
      TABLES.forEach(table -> tables.put(table, ingest.rows(table)));
      return tables;
    }
  }

  private static List<Told> stories() {
    List<Told> told = new ArrayList<>();
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 80; i++) {
      Story story =
          new Story("order-" + i, "merchant-" + i % 3, start.plus(Duration.ofHours(7L * i)));
      for (RescindEvent event : events(story, i % 8)) {
        told.add(new Told(event.getClass().getSimpleName() + "-" + i, event));
      }
    }
    return told;
  }

  private static List<RescindEvent> events(Story story, int ending) {
    return switch (ending) {
      case 0 -> story.cancelledAndSettled();
      case 1 ->
          List.of(
              story.requestedEarly(), story.placed(), story.approved(), story.answers().released());
      case 2 -> List.of(story.placed(), story.requested(), story.rejected(), story.completed());
      case 3 -> List.of(story.requestedEarly());
      case 4 -> List.of(story.placed(), story.requested());
      case 5 -> List.of(story.placed(), story.noShow());
      case 6 -> List.of(story.placed(), story.completed());
      default -> List.of(story.placed());
    };
  }
}
