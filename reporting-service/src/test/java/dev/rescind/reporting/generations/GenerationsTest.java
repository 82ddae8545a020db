package dev.rescind.reporting.generations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.reporting.generations.Generation.Wish;
import dev.rescind.reporting.store.StoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves behind is taken up or cleared away when it starts again. */
class GenerationsTest {

  @TempDir Path directory;

  @Test
  void clearsAwayWhatWasBegunOrDroppedHalfWay() throws IOException {
    open().close();
    Files.createDirectories(root().resolve("g2/exports"));
    Files.createDirectories(root().resolve("g3.dropped/spill"));
    Files.writeString(root().resolve("g3.dropped/generation.json"), "{}");
    Files.writeString(root().resolve("live.next"), "g");

    try (Generations again = open()) {
      assertThat(again.all()).extracting(Generation::id).containsExactly("g1");
      assertThat(again.live().id()).isEqualTo("g1");
    }
    assertThat(root().resolve("g2")).doesNotExist();
    assertThat(root().resolve("g3.dropped")).doesNotExist();
  }

  @Test
  void clearsAwayWhatAStatementSpilledAndAnExportLeft() throws IOException {
    open().close();
    Path spilled = root().resolve("g1/spill/duckdb_temp_storage_DEFAULT-0.tmp");
    Path exported = root().resolve("g1/exports/half.parquet");
    for (Path left : new Path[] {spilled, exported}) {
      Files.createDirectories(left.getParent());
      Files.writeString(left, "half of it");
      Files.setLastModifiedTime(left, FileTime.fromMillis(0));
    }

    open().close();

    assertThat(spilled).doesNotExist();
    assertThat(exported).doesNotExist();
  }

  @Test
  void knowsWhatWasBeingBuiltAndAsksTheLiveOne() {
    try (Generations first = open()) {
      first.begin(Scope.WHOLE, Wish.USUAL);
    }

    try (Generations again = open()) {
      assertThat(again.live().id()).isEqualTo("g1");
      assertThat(again.find("g2").isBuilt()).isFalse();
    }
  }

  @Test
  void asksTheOneThatWasMadeLiveThoughNothingElseWasWrittenAfterwards() throws IOException {
    try (Generations first = open()) {
      first.begin(Scope.WHOLE, Wish.USUAL);
      first.reached("g2", Generation.Stage.BUILT);
    }
    Files.writeString(root().resolve("live"), "g2");

    try (Generations again = open()) {
      assertThat(again.live().id()).isEqualTo("g2");
    }
  }

  private Generations open() {
    return new Generations(new StoreProperties(directory, "64MB", 1, "1GB"), Clock.systemUTC());
  }

  private Path root() {
    return directory.resolve("generations");
  }
}
