package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {

  private static final int KILLS = 5;

  @TempDir Path directory;

  @Test
  void neitherLosesNorDoublesAnythingHoweverOftenItsProcessIsKilled()
      throws IOException, InterruptedException {
    Random random = new Random(42);
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start();
      assertThat(commits(writer, 1 + random.nextInt(10))).isPositive();
      writer.destroyForcibly().waitFor();
    }
    Process last = start();
    commits(last, Integer.MAX_VALUE);
    assertThat(last.waitFor()).isZero();

    try (TestIngest after = new TestIngest(directory)) {
      assertThat(after.count("select count(*) from events")).isEqualTo(7 * KilledWriter.ORDERS);
      assertThat(after.count("select count(distinct event_id) from events"))
          .isEqualTo(7 * KilledWriter.ORDERS);
      for (String table : List.of("orders", "cases", "refunds", "slots_released", "notices")) {
        assertThat(after.count("select count(*) from " + table)).isEqualTo(KilledWriter.ORDERS);
      }
      assertThat(after.count("select count(*) from cases where state = 'SETTLED'"))
          .isEqualTo(KilledWriter.ORDERS);
      assertThat(after.count("select sum(next_offset)::bigint from kafka_offsets"))
          .isEqualTo(KilledWriter.log().size());
    }
  }

  private static int commits(Process writer, int most) throws IOException {
    BufferedReader said = writer.inputReader();
    int commits = 0;
    while (commits < most && said.readLine() != null) {
      commits++;
      if (commits < most) {
        goOn(writer);
      }
    }
    return commits;
  }

  /** It waits for a word after each, so that it is killed in its work however late that is. */
  private static void goOn(Process writer) throws IOException {
    OutputStream words = writer.getOutputStream();
    words.write('\n');
    words.flush();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
