package dev.rescind.reporting.ingest;

import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measures the ingest without a broker: records as a poll brings them, read, checked and committed
 * in batches of 5,000. Making the records is not timed. Arguments: an empty directory and how many
 * events; run it with {@code --enable-native-access=ALL-UNNAMED}.
 */
final class IngestBenchmark {

  private static final int BATCH = 5_000;
  private static final int REPORT_EVERY = 1_000_000;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final Map<String, Long> offsets = new HashMap<>();
  private final List<RescindEvent> waiting = new ArrayList<>();
  private int orders;

  private IngestBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int events = Integer.parseInt(arguments[1]);
    IngestBenchmark benchmark = new IngestBenchmark();
    List<ConsumerRecord<byte[], byte[]>> last = List.of();
    try (TestIngest ingest = new TestIngest(directory)) {
      long spent = 0;
      for (int done = BATCH; done <= events; done += BATCH) {
        last = benchmark.records();
        spent += take(ingest, last);
        if (done % REPORT_EVERY == 0) {
          say(done + " events, the last million took", spent);
          spent = 0;
        }
      }
      say("a batch delivered again took", take(ingest, last));
      ask(ingest);
    }
    System.out.println(
        "file: " + Files.size(directory.resolve("generations/g1/analytics.duckdb")) + " bytes");
    long began = System.nanoTime();
    try (TestIngest again = new TestIngest(directory)) {
      say("opening and recalling every id took", System.nanoTime() - began);
      say("a batch delivered again took", take(again, last));
      say("the next batch took", take(again, benchmark.records()));
    }
  }

  private static void ask(TestIngest ingest) {
    for (String question :
        List.of(
            "select count(*) from events",
            "select count(*) from cases where state in ('APPROVED', 'SETTLED')",
            """
            with cancelled as (
              select distinct order_id from cases where state in ('APPROVED', 'SETTLED'))
            select count(c.order_id) from orders o left join cancelled c using (order_id)
            group by o.merchant_id, strftime(o.placed_at, '%Y-%m')\
            """)) {
      long began = System.nanoTime();
      ingest.count(question);
      say(question.lines().findFirst().orElse("") + " took", System.nanoTime() - began);
    }
  }

  private static long take(TestIngest ingest, List<ConsumerRecord<byte[], byte[]>> records) {
    long began = System.nanoTime();
    ingest.writer().write(ingest.read(records));
    return System.nanoTime() - began;
  }

  private static void say(String what, long nanos) {
    System.out.println(what + " " + Duration.ofNanos(nanos).toMillis() + " ms");
  }

  /** The events of about 715 orders, the one told after the other. */
  private List<ConsumerRecord<byte[], byte[]>> records() {
    while (waiting.size() < BATCH) {
      Story story =
          new Story(
              UUID.nameUUIDFromBytes(
                      new byte[] {1, (byte) orders, (byte) (orders >> 8), (byte) (orders >> 16)})
                  .toString(),
              "merchant-" + orders % 500,
              START.plusSeconds(30L * orders));
      orders++;
      waiting.addAll(story.cancelledAndSettled());
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<RescindEvent> now = waiting.subList(0, BATCH);
    for (RescindEvent event : now) {
      long offset = offsets.merge(event.topic().topicName(), 1L, Long::sum) - 1;
      String id = event.topic().topicName().charAt(0) + "-" + UUID.randomUUID();
      records.add(new Told(id, event).at(offset));
    }
    now.clear();
    return records;
  }
}
