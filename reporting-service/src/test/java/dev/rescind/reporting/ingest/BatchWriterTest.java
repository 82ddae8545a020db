package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchWriterTest {

  private static final Story STORY =
      new Story("order-1", "merchant-1", Instant.parse("2026-03-01T10:00:00Z"));

  @TempDir Path directory;
  private TestIngest ingest;

  @BeforeEach
  void open() {
    ingest = new TestIngest(directory.resolve("live"));
  }

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void keepsEveryEventWithThePositionAfterIt() {
    assertThat(ingest.take(told(STORY.cancelledAndSettled()))).isEqualTo(7);

    assertThat(ingest.count("select count(*) from event_log")).isEqualTo(7);
    assertThat(ingest.writer().positions())
        .contains(new Position("cancellations", 0, 3), new Position("orders", 0, 1));
    assertThat(ingest.rows("(select state, refund_minor, policy_id, policy_version from cases)"))
        .singleElement()
        .asString()
        .contains("SETTLED", "5000", "experiences", "2");
    assertThat(
            ingest.count(
                "select count(*) from event_log where payload->>'$.orderId' = 'order-1'"
                    + " and time = timestamp '2026-11-22 10:00:00.123456'"))
        .isEqualTo(7);
  }

  @Test
  void addsAnEventDeliveredTwiceInOneBatchOnce() {
    List<Told> twice = new ArrayList<>(told(STORY.cancelledAndSettled()));
    twice.addAll(told(STORY.cancelledAndSettled()));

    assertThat(ingest.take(twice)).isEqualTo(7);
    assertThat(ingest.count("select count(*) from refunds")).isEqualTo(1);
  }

  @Test
  void addsNothingWhenABatchIsDeliveredAgainButMovesOn() {
    ingest.take(told(STORY.cancelledAndSettled()));

    assertThat(ingest.take(told(STORY.cancelledAndSettled()))).isZero();

    assertThat(ingest.count("select count(*) from event_log")).isEqualTo(7);
    assertThat(ingest.count("select count(*) from notices")).isEqualTo(1);
    assertThat(ingest.writer().positions()).contains(new Position("cancellations", 0, 6));
  }

  @Test
  void takesTheSameIdFromTwoSourcesForTwoEvents() {
    Story other = new Story("order-2", "merchant-2", Instant.parse("2026-03-01T10:00:00Z"));
    List<Told> both =
        List.of(
            new Told("/upstream/one", "1", STORY.placed()),
            new Told("/upstream/two", "1", other.placed()));

    assertThat(ingest.take(both)).isEqualTo(2);
    assertThat(ingest.take(both)).isZero();
    ingest.close();
    ingest = new TestIngest(directory.resolve("live"));
    assertThat(ingest.take(both)).isZero();
    assertThat(ingest.count("select count(*) from orders")).isEqualTo(2);
  }

  @Test
  void knowsAfterARestartWhatItHas() {
    ingest.take(told(STORY.cancelledAndSettled()));
    ingest.close();
    ingest = new TestIngest(directory.resolve("live"));

    assertThat(ingest.take(told(STORY.cancelledAndSettled()))).isZero();
    assertThat(ingest.count("select count(*) from event_log")).isEqualTo(7);
  }

  @Test
  void leavesNothingBehindWhenTheMachineStopsBetweenAppendAndCommit() {
    ingest.take(told(List.of(STORY.placed())));
    Batch rest = ingest.batch(told(STORY.cancelledAndSettled()));

    ingest.writer().add(rest);
    copy("crashed");
    ingest.writer().abandon();

    try (TestIngest after = new TestIngest(directory.resolve("crashed"))) {
      assertThat(after.count("select count(*) from event_log")).isEqualTo(1);
      assertThat(after.count("select count(*) from case_facts")).isZero();
      assertThat(after.writer().positions()).containsExactly(new Position("orders", 0, 1));
      assertThat(after.writer().write(rest)).hasSize(6);
      assertThat(after.count("select count(*) from event_log")).isEqualTo(7);
    }
  }

  @Test
  void losesNothingWhenTheMachineStopsRightAfterTheCommit() {
    ingest.take(told(STORY.cancelledAndSettled()));
    copy("crashed");

    try (TestIngest after = new TestIngest(directory.resolve("crashed"))) {
      assertThat(after.count("select count(*) from event_log")).isEqualTo(7);
      assertThat(after.rows("cases")).isEqualTo(ingest.rows("cases"));
      assertThat(after.writer().positions())
          .containsExactlyInAnyOrderElementsOf(ingest.writer().positions());
    }
  }

  @Test
  void takesBackEverythingThatWasAddedAndNotKeptAndGoesOn() {
    Batch batch = ingest.batch(told(STORY.cancelledAndSettled()));

    ingest.writer().add(batch);
    ingest.writer().abandon();
    ingest.writer().recall();

    assertThat(ingest.count("select count(*) from event_log")).isZero();
    assertThat(ingest.writer().positions()).isEmpty();
    assertThat(ingest.writer().write(batch)).hasSize(7);
  }

  @Test
  void keepsSeveralBatchesInOneTransactionAndAnEventOfTwoOfThemOnce() {
    Batch first = ingest.batch(told(STORY.cancelledAndSettled()));
    Batch again = ingest.batch(told(STORY.cancelledAndSettled()));

    assertThat(ingest.writer().add(first)).hasSize(7);
    assertThat(ingest.writer().add(again)).isEmpty();
    assertThat(ingest.count("select count(*) from event_log")).as("not yet kept").isZero();
    ingest.writer().keep();

    assertThat(ingest.count("select count(*) from event_log")).isEqualTo(7);
    assertThat(ingest.count("select count(*) from notices")).isEqualTo(1);
    assertThat(ingest.writer().positions()).contains(new Position("cancellations", 0, 6));
  }

  /** Else the next transaction would lead past events that went with this one. */
  @Test
  void forgetsWherePartitionsWereReadToWhenNothingOfItWasKept() {
    ingest.writer().add(ingest.batch(told(STORY.cancelledAndSettled())));
    ingest.writer().abandon();
    ingest.writer().recall();

    ingest.writer().write(new Batch(List.of(), List.of(new Position("orders", 0, 1))));

    assertThat(ingest.writer().positions()).containsExactly(new Position("orders", 0, 1));
  }

  static List<Told> told(List<? extends RescindEvent> events) {
    return events.stream()
        .map(event -> new Told(event.getClass().getSimpleName() + " " + event.key(), event))
        .toList();
  }

  private Path copy(String name) {
    Path target = directory.resolve(name);
    Path live = directory.resolve("live");
    try (Stream<Path> files = Files.walk(live)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(live.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
