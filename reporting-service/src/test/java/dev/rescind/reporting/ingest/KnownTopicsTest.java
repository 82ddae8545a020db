package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTopicsTest {

  @TempDir Path directory;
  private TestIngest ingest;

  @BeforeEach
  void readSomething() {
    ingest = new TestIngest(directory.resolve("live"));
    Story story = new Story("order-1", "merchant-1", Instant.parse("2026-03-01T10:00:00Z"));
    ingest.take(
        story.cancelledAndSettled().stream()
            .map(event -> new Told("id-" + event.key() + event.getClass(), event))
            .toList());
  }

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void aTopicThatStaysIsReadOnFromItsPosition() {
    List<Position> before = ingest.writer().positions();

    assertThat(ingest.writer().settle(Map.of("orders", "a", "cancellations", "b"))).isFalse();
    assertThat(ingest.writer().settle(Map.of("orders", "a", "cancellations", "b"))).isFalse();
    assertThat(ingest.writer().settle(Map.of("orders", "a"))).isFalse();

    assertThat(ingest.writer().positions()).isEqualTo(before);
  }

  @Test
  void aTopicThatWasCreatedAnewIsReadFromItsBeginningAndNoOther() {
    assertThat(ingest.writer().settle(Map.of("orders", "a", "cancellations", "b"))).isFalse();

    assertThat(ingest.writer().settle(Map.of("orders", "a", "cancellations", "c"))).isTrue();

    assertThat(ingest.writer().positions())
        .extracting(Position::topic)
        .contains("orders")
        .doesNotContain("cancellations");
    assertThat(ingest.writer().settle(Map.of("orders", "a", "cancellations", "c"))).isFalse();
  }
}
