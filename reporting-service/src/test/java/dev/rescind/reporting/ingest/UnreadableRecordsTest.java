package dev.rescind.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableRecordsTest {

  @TempDir Path directory;

  @Test
  void areKeptWithTheirCauseWhileTheIngestGoesOn() {
    Story story = new Story("order-1", "merchant-1", Instant.parse("2026-03-01T10:00:00Z"));
    byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
    try (TestIngest ingest = new TestIngest(directory)) {
      Batch batch =
          ingest.read(
              List.of(
                  new ConsumerRecord<>("orders", 0, 0, poison, poison),
                  new Told("id-1", story.placed()).at(1),
                  new ConsumerRecord<>("orders", 0, 2, null, null)));

      assertThat(ingest.writer().write(batch)).hasSize(1);

      assertThat(ingest.count("select count(*) from orders")).isEqualTo(1);
      assertThat(ingest.rows("(select \"offset\", key, cause, value from unreadable_log)"))
          .hasSize(2)
          .first()
          .asString()
          .contains("poison", "ce_specversion must be 1.0");
      assertThat(ingest.writer().positions()).containsExactly(new Position("orders", 0, 3));
    }
  }
}
