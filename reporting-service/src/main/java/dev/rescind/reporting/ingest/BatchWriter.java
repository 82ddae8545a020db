package dev.rescind.reporting.ingest;

import dev.rescind.reporting.projections.Projections;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a poll's events, their facts and the positions after them in one transaction, so that a
 * crash leaves all or nothing and reading goes on from the right place. An event whose id is there
 * already is a second delivery and adds nothing.
 */
final class BatchWriter {

  private static final String SUSPECTS_PRESENT =
      "select event_id from events where event_id in (select event_id from suspect_ids)";
  private static final int REMEMBERED_AT_ONCE = 100_000;

  private final AnalyticsStore store;
  private final KnownTopics topics;
  private final Clock clock;
  private SeenIds seen = new SeenIds();
  private boolean complete;

  BatchWriter(AnalyticsStore store, Clock clock) {
    this.store = store;
    this.topics = new KnownTopics(store);
    this.clock = clock;
  }

  /**
   * Returns the events that were added; the others of the batch are second deliveries.
   *
   * @throws dev.rescind.reporting.store.StoreException if the database fails; nothing is kept then
   */
  List<Reading.Event> write(Batch batch) {
    complete = false;
    List<Reading.Event> fresh = store.inTransaction(transaction -> write(batch, transaction));
    fresh.forEach(event -> seen.add(event.id()));
    complete = true;
    return fresh;
  }

  List<Reading.Event> write(Batch batch, Transaction transaction) {
    keep(batch.next(), transaction);
    List<Reading.Event> fresh = fresh(only(Reading.Event.class, batch), transaction);
    Instant recorded = clock.instant();
    transaction.append("events", fresh, (row, event) -> EventRows.write(row, event, recorded));
    transaction.append(
        "unreadable_records",
        only(Reading.Unreadable.class, batch),
        (row, record) -> EventRows.write(row, record, recorded));
    Projections.add(
        transaction, fresh.stream().map(Reading.Event::fact).filter(Objects::nonNull).toList());
    return fresh;
  }

  /** All at once: a statement for each would cost as much as the events. */
  private static void keep(List<Position> positions, Transaction transaction) {
    String rows = String.join(", ", Collections.nCopies(positions.size(), "(?, ?, ?)"));
    Object[] values =
        positions.stream()
            .flatMap(next -> Stream.of(next.topic(), next.partition(), next.offset()))
            .toArray();
    transaction.execute(
        """
        insert into kafka_offsets values %s
        on conflict (topic, "partition") do update set next_offset = excluded.next_offset\
        """
            .formatted(rows),
        values);
  }

  /** Learns from the database which events it holds, at first and after a commit in doubt. */
  void recall() {
    if (complete) {
      return;
    }
    SeenIds recalled = new SeenIds();
    long rows = store.query("select count(*) from events", row -> row.getLong(1)).getFirst();
    for (long from = 0; from < rows; from += REMEMBERED_AT_ONCE) {
      store
          .query(
              "select event_id from events where rowid >= ? and rowid < ?",
              row -> row.getString(1),
              from,
              from + REMEMBERED_AT_ONCE)
          .forEach(recalled::add);
    }
    seen = recalled;
    complete = true;
  }

  /**
   * Forgets the positions in topics that were created anew; they are of logs that are gone.
   *
   * @param ids of the topics as they are now
   * @return whether there was one
   */
  boolean settle(Map<String, String> ids) {
    return topics.settle(ids);
  }

  List<Position> positions() {
    return store.query(
        "select topic, \"partition\", next_offset from kafka_offsets",
        row -> new Position(row.getString(1), row.getInt(2), row.getLong(3)));
  }

  private List<Reading.Event> fresh(List<Reading.Event> events, Transaction transaction) {
    List<String> suspects =
        events.stream().map(Reading.Event::id).filter(seen::mayHold).distinct().toList();
    Set<String> present = new HashSet<>(present(suspects, transaction));
    List<Reading.Event> fresh = new ArrayList<>();
    for (Reading.Event event : events) {
      if (present.add(event.id())) {
        fresh.add(event);
      }
    }
    return fresh;
  }

  private static List<String> present(List<String> suspects, Transaction transaction) {
    if (suspects.isEmpty()) {
      return List.of();
    }
    transaction.append("suspect_ids", suspects, (row, id) -> row.text(id));
    List<String> present = transaction.query(SUSPECTS_PRESENT, row -> row.getString(1));
    transaction.execute("truncate suspect_ids");
    return present;
  }

  private static <R extends Reading> List<R> only(Class<R> kind, Batch batch) {
    return batch.readings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
