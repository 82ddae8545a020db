package dev.rescind.reporting.ingest;

import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.Transaction;
import java.util.HashMap;
import java.util.Map;
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
    Map<String, String> known = known();
    Map<String, String> changed = new HashMap<>(ids);
    changed.entrySet().removeIf(topic -> topic.getValue().equals(known.get(topic.getKey())));
    if (!changed.isEmpty()) {
      store.inTransaction(transaction -> {
        changed.forEach((topic, id) -> note(topic, id, known.containsKey(topic), transaction));
        return transaction;
      });
    }
    changed.keySet().retainAll(known.keySet());
    return !changed.isEmpty();
  }

  private Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    store.inTransaction(transaction -> {
      transaction.execute(CREATE);
      return transaction;
    });
    store
        .query(
            "select topic, topic_id from topic_ids",
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
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
