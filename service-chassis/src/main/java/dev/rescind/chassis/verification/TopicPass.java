package dev.rescind.chassis.verification;

import dev.rescind.chassis.publishing.PublishedForm;
import dev.rescind.chassis.publishing.StoredEvent;
import dev.rescind.events.CloudEventHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Holds the records of a topic against the store, as they come. */
final class TopicPass implements TopicReader.Pass, AutoCloseable {

  private final DataSource database;
  private final PublishedRecord published;
  private final Report report;
  private final Positions seen = new Positions();
  private final Map<Integer, Long> lastOf = new HashMap<>();
  private @Nullable StoreIndex store;
  private int partitions;

  TopicPass(DataSource database, PublishedForm form, Report report) {
    this.database = database;
    this.published = new PublishedRecord(form);
    this.report = report;
  }

  /** The positions of the events that are on the topic. */
  Positions seen() {
    return seen;
  }

  /** The store is looked at after the end of the topic, so that it has all that is there. */
  @Override
  public void begin(long records, int count) {
    partitions = count;
    report.expect(records);
    store = StoreIndex.open(database);
  }

  @Override
  public void poll(List<ConsumerRecord<byte[], byte[]>> records) {
    Set<String> ids = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String id = id(record);
      if (id != null) {
        ids.add(id);
      }
    }
    Map<String, StoredEvent> stored = store == null ? Map.of() : store.find(ids);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String id = id(record);
      hold(record, id, id == null ? null : stored.get(id));
    }
    report.checked(records.size());
  }

  private void hold(
      ConsumerRecord<byte[], byte[]> record, @Nullable String id, @Nullable StoredEvent event) {
    if (event == null) {
      report.found(
          new Finding(
              record.key() == null ? null : TopicReader.text(record.key()),
              null,
              null,
              id,
              place(record) + " is not in the store: forged there, or removed from here"));
      return;
    }
    String difference = published.difference(event, record);
    if (difference != null) {
      found(event, place(record) + " is not what is stored: its " + difference + " differs");
    }
    if (record.key() != null && record.partition() != home(record.key())) {
      found(event, place(record) + " is on another partition than its key asks for");
    }
    if (seen.add(event.position())) {
      inOrder(record, event);
    }
  }

  private void inOrder(ConsumerRecord<byte[], byte[]> record, StoredEvent event) {
    Long before = lastOf.put(record.partition(), event.position());
    if (before != null && before > event.position()) {
      found(event, place(record) + " comes after the event at position " + before);
    }
  }

  private int home(byte[] key) {
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }

  private void found(StoredEvent event, String problem) {
    report.found(new Finding(event.streamId(), null, event.position(), event.eventId(), problem));
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return "the record %s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static @Nullable String id(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(CloudEventHeaders.ID);
    return header == null || header.value() == null ? null : TopicReader.text(header.value());
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
