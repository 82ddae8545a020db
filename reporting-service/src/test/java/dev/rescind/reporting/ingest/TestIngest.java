package dev.rescind.reporting.ingest;

import dev.rescind.events.EventJson;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.StoreProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The ingest without a broker: records in, rows out. */
public final class TestIngest implements AutoCloseable {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final RecordReader reader = new RecordReader(EventJson.standard());
  private final Generations generations;
  private final BatchWriter writer;
  private final Map<TopicPartition, Long> offsets = new HashMap<>();

  public TestIngest(Path directory) {
    generations = open(directory);
    writer = new BatchWriter(store(), CLOCK);
    writer.recall();
  }

  static Generations open(Path directory) {
    return new Generations(new StoreProperties(directory, "256MB", 2, "1GB"), CLOCK);
  }

  public Generations generations() {
    return generations;
  }

  public AnalyticsStore store() {
    return generations.liveStore();
  }

  BatchWriter writer() {
    return writer;
  }

  /** Takes the events in as one poll would bring them; answers how many were new. */
  public int take(List<Told> told) {
    return writer.write(batch(told)).size();
  }

  Batch batch(List<Told> told) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Told one : told) {
      TopicPartition partition = new TopicPartition(one.event().topic().topicName(), 0);
      records.add(one.at(offsets.merge(partition, 1L, Long::sum) - 1));
    }
    return read(records);
  }

  Batch read(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    return new Batch(
        records.stream().map(reader::read).toList(),
        next.entrySet().stream().map(it -> new Position(it.getKey(), it.getValue())).toList());
  }

  /** One number from the database. */
  public long count(String sql) {
    return store().query(sql, row -> row.getLong(1)).getFirst();
  }

  /** All rows of a table but when they were recorded, as text, in a stable order. */
  public List<String> rows(String table) {
    return store()
        .query("select t::varchar from " + table + " t order by all", row -> row.getString(1));
  }

  @Override
  public void close() {
    generations.close();
  }
}
