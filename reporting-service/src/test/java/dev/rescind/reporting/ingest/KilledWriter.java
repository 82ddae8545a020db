package dev.rescind.reporting.ingest;

import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Started by a test in a process of its own: reads a log from the positions kept to its end, and
 * says a line for every commit. The log tells every third event twice.
 */
final class KilledWriter {

  static final int ORDERS = 600;
  private static final int BATCH = 60;

  private KilledWriter() {}

  public static void main(String[] arguments) throws IOException {
    try (TestIngest ingest = new TestIngest(Path.of(arguments[0]))) {
      Map<String, Long> kept = new HashMap<>();
      ingest.writer().positions().forEach(it -> kept.put(it.topic(), it.offset()));
      List<ConsumerRecord<byte[], byte[]>> rest =
          log().stream()
              .filter(record -> record.offset() >= kept.getOrDefault(record.topic(), 0L))
              .toList();
      for (int from = 0; from < rest.size(); from += BATCH) {
        int to = Math.min(from + BATCH, rest.size());
        ingest.writer().write(ingest.read(rest.subList(from, to)));
        System.out.println("committed");
        if (to < rest.size() && System.in.read() < 0) {
          return;
        }
      }
    }
  }

  static List<ConsumerRecord<byte[], byte[]>> log() {
    List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    Map<String, Long> next = new HashMap<>();
    for (int i = 0; i < ORDERS; i++) {
      Story story = new Story("order-" + i, "merchant", Instant.parse("2026-03-01T10:00:00Z"));
      for (RescindEvent event : story.cancelledAndSettled()) {
        Told told = new Told(event.getClass().getSimpleName() + "-" + i, event);
        for (int times = log.size() % 3 == 0 ? 2 : 1; times > 0; times--) {
          log.add(told.at(next.merge(event.topic().topicName(), 1L, Long::sum) - 1));
        }
      }
    }
    return log;
  }
}
