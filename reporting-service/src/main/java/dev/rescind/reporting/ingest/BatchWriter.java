package dev.rescind.reporting.ingest;

import dev.rescind.reporting.projections.Fact;
import dev.rescind.reporting.projections.Projections;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.OpenTransaction;
import dev.rescind.reporting.store.StoreException;
import dev.rescind.reporting.store.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes a poll's events, their facts and the positions after them in one transaction, so that a
 * crash leaves all or nothing and reading goes on from the right place. An event whose source and
 * id are there already is a second delivery and adds nothing.
 */
public final class BatchWriter {

  private static final String SUSPECTS_PRESENT =
      "select source, event_id from event_log where event_id in (select event_id from suspect_ids)";
  private static final int REMEMBERED_AT_ONCE = 100_000;

  private final AnalyticsStore store;
  private final KnownTopics topics;
  private final Clock clock;
  private SeenIds seen = new SeenIds();
  private boolean complete;
  private boolean building;
  private @Nullable OpenTransaction open;

  /** From where the partitions are read on that the open transaction has to do with. */
  private final Map<TopicPartition, Position> after = new HashMap<>();

  private BatchWriter(AnalyticsStore store, Clock clock, boolean building) {
    this.store = store;
    this.topics = new KnownTopics(store);
    this.clock = clock;
    this.building = building;
  }

  BatchWriter(AnalyticsStore store, Clock clock) {
    this(store, clock, false);
  }

  /** Fills a database from the beginning; {@link #built} has to follow. */
  public static BatchWriter building(AnalyticsStore store, Clock clock) {
    return new BatchWriter(store, clock, true);
  }

  /** Goes on where another left off. */
  public static BatchWriter continuing(AnalyticsStore store, Clock clock) {
    return new BatchWriter(store, clock);
  }

  /** Merges what was gathered; from now on every batch is complete in itself. */
  public void built() {
    store.inTransaction(transaction -> {
      Projections.merge(transaction);
      return transaction;
    });
    store.built();
    building = false;
  }

  /**
   * Returns the events that were added; the others of the batch are second deliveries.
   *
   * @throws dev.rescind.reporting.store.StoreException if the database fails; nothing is kept then
   */
  public List<Reading.Event> write(Batch batch) {
    List<Reading.Event> fresh = add(batch);
    keep();
    return fresh;
  }

  /**
   * As {@link #write}, but all that was added since the last {@link #keep} is one transaction. Of a
   * large one the database puts whole columns in their place at once; of a small one it first
   * writes a journal, and the columns each time it clears that.
   */
  public List<Reading.Event> add(Batch batch) {
    complete = false;
    OpenTransaction current = open == null ? store.begin() : open;
    open = current;
    try {
      return write(batch, current.work());
    } catch (RuntimeException | Error e) {
      abandon(e);
      throw e;
    }
  }

  private void abandon(Throwable why) {
    try {
      abandon();
    } catch (StoreException e) {
      why.addSuppressed(e);
    }
  }

  /** Commits what was added, if anything was. */
  public void keep() {
    OpenTransaction current = open;
    if (current != null) {
      open = null;
      List<Position> positions = List.copyOf(after.values());
      after.clear();
      try (current) {
        keep(positions, current.work());
        current.commit();
      }
      complete = true;
    }
  }

  /** Leaves nothing of what was added and not kept; {@link #recall} before more is added. */
  public void abandon() {
    OpenTransaction current = open;
    if (current != null) {
      open = null;
      after.clear();
      current.close();
    }
  }

  private List<Reading.Event> write(Batch batch, Transaction transaction) {
    batch.next().forEach(next -> after.put(next.topicPartition(), next));
    List<Reading.Event> fresh = fresh(only(Reading.Event.class, batch), transaction);
    Instant recorded = clock.instant();
    transaction.append("event_log", fresh, (row, event) -> EventRows.write(row, event, recorded));
    transaction.append(
        "unreadable_log",
        only(Reading.Unreadable.class, batch),
        (row, record) -> EventRows.write(row, record, recorded));
    List<Fact> facts = fresh.stream().map(Reading.Event::fact).filter(Objects::nonNull).toList();
    if (building) {
      Projections.gather(transaction, facts);
    } else {
      Projections.add(transaction, facts);
    }
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
  public void recall() {
    if (complete) {
      return;
    }
    SeenIds recalled = new SeenIds();
    long rows = store.query("select count(*) from event_log", row -> row.getLong(1)).getFirst();
    for (long from = 0; from < rows; from += REMEMBERED_AT_ONCE) {
      store
          .query(
              "select source, event_id from event_log where rowid >= ? and rowid < ?",
              row -> new EventIdentity(row.getString(1), row.getString(2)),
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

  /** From where each partition is read on. */
  public List<Position> positions() {
    return store.query(
        "select topic, \"partition\", next_offset from kafka_offsets",
        row -> new Position(row.getString(1), row.getInt(2), row.getLong(3)));
  }

  private List<Reading.Event> fresh(List<Reading.Event> events, Transaction transaction) {
    List<Reading.Event> suspects = new ArrayList<>();
    List<Reading.Event> fresh = new ArrayList<>(events.size());
    for (Reading.Event event : events) {
      (seen.add(event.identity()) ? fresh : suspects).add(event);
    }
    if (!suspects.isEmpty()) {
      Set<EventIdentity> present =
          fresh.stream().map(Reading.Event::identity).collect(Collectors.toSet());
      present.addAll(present(suspects, transaction));
      suspects.stream().filter(event -> present.add(event.identity())).forEach(fresh::add);
    }
    return fresh;
  }

  private static List<EventIdentity> present(
      List<Reading.Event> suspects, Transaction transaction) {
    transaction.append("suspect_ids", suspects, (row, event) -> row.text(event.id()));
    List<EventIdentity> present =
        transaction.query(
            SUSPECTS_PRESENT, row -> new EventIdentity(row.getString(1), row.getString(2)));
    transaction.execute("truncate suspect_ids");
    return present;
  }

  private static <R extends Reading> List<R> only(Class<R> kind, Batch batch) {
    return batch.readings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
