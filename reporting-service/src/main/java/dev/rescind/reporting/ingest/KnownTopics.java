package dev.rescind.reporting.ingest;

import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which topics the kept positions are of. A topic that was deleted and created anew has its old
 * name and another id, and the old positions would skip what is in it now.
 */
final class KnownTopics {

  private static final Logger log = LoggerFactory.getLogger(KnownTopics.class);
  private static final String CREATE =
      "create table if not exists topic_ids (topic varchar primary key, topic_id varchar not null)";
  private static final String NOTE =
      """
      insert into topic_ids values (?, ?)
      on conflict (topic) do update set topic_id = excluded.topic_id\
      """;

  private final AnalyticsStore store;
  private @Nullable Map<String, String> known;

  KnownTopics(AnalyticsStore store) {
    this.store = store;
  }

  /**
   * Forgets the positions in topics that were created anew, and notes the topics as they are.
   *
   * @param ids by topic
   * @return whether there was one
   */
  boolean settle(Map<String, String> ids) {
    Map<String, String> before = known();
    Map<String, String> changed = new HashMap<>(ids);
    changed.entrySet().removeIf(topic -> topic.getValue().equals(before.get(topic.getKey())));
    if (changed.isEmpty()) {
      return false;
    }
    store.inTransaction(transaction -> {
      changed.forEach((topic, id) -> note(topic, id, before.containsKey(topic), transaction));
      return transaction;
    });
    Map<String, String> after = new HashMap<>(before);
    after.putAll(changed);
    known = after;
    changed.keySet().retainAll(before.keySet());
    return !changed.isEmpty();
  }

  /** Read once; nobody else changes it. */
  private Map<String, String> known() {
    if (known == null) {
      store.inTransaction(transaction -> {
        transaction.execute(CREATE);
        return transaction;
      });
      Map<String, String> read = new HashMap<>();
      store
          .query(
              "select topic, topic_id from topic_ids",
              row -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> read.put(entry.getKey(), entry.getValue()));
      known = read;
    }
    return known;
  }

  private static void note(String topic, String id, boolean isAnew, Transaction transaction) {
    if (isAnew) {
      log.warn("The topic {} was created anew; it is read from its beginning", topic);
      transaction.execute("delete from kafka_offsets where topic = ?", topic);
    }
    transaction.execute(NOTE, topic, id);
  }
}
