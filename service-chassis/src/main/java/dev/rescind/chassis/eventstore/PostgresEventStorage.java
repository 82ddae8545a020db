package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.failures.PostgresErrors;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine on the table {@code events}, with two of the three changes that decision 0004
 * gives figures for: a load ends with its first short batch, and a batch of records can read the
 * streams it needs with one query beforehand. Streams are short, so there are no snapshots.
 */
public final class PostgresEventStorage extends JdbcEventStorageEngine {

  private static final String PREFETCHED = PostgresEventStorage.class.getName() + ".prefetched";
  private static final String SELECT_STREAMS =
      """
      select stream_id, sequence, stream_type, event_id, event_type, event_version, recorded_at,
        payload, metadata, hash
      from events where stream_id = any(?) order by stream_id, sequence
      """;
  private static final String SELECT_STREAM =
      """
      select stream_id, sequence, stream_type, event_id, event_type, event_version, recorded_at,
        payload, metadata, hash
      from events where stream_id = ? and sequence >= ? order by sequence limit ?
      """;
  private static final StreamSeals SEALS = new StreamSeals();
  private static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("events")
          .globalIndexColumn("position")
          .aggregateIdentifierColumn("stream_id")
          .sequenceNumberColumn("sequence")
          .typeColumn("stream_type")
          .eventIdentifierColumn("event_id")
          .payloadTypeColumn("event_type")
          .payloadRevisionColumn("event_version")
          .timestampColumn("recorded_at")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .build();

  private final ConnectionProvider connections;

  PostgresEventStorage(
      EventSerializer serializer,
      ConnectionProvider connections,
      TransactionManager transactionManager) {
    super(
        builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(PostgresErrors::isDuplicateKey)
            .connectionProvider(connections)
            .appendEvents(new AppendStatement(SEALS))
            .transactionManager(transactionManager)
            .schema(SCHEMA));
    this.connections = connections;
  }

  /**
   * Reads the streams of these aggregates with one query, for the loads that follow in the current
   * unit of work. A stream that another transaction extends meanwhile is refused at the append, as
   * every stale load is.
   */
  public void prefetch(Collection<String> streamIds) {
    Map<String, List<DomainEventData<?>>> streams = new HashMap<>();
    streamIds.forEach(id -> streams.put(id, new ArrayList<>()));
    try (Connection connection = connections.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT_STREAMS)) {
      Array ids = connection.createArrayOf("varchar", streams.keySet().toArray());
      select.setArray(1, ids);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          DomainEventData<?> event = getDomainEventData(rows);
          streams
              .computeIfAbsent(event.getAggregateIdentifier(), id -> new ArrayList<>())
              .add(event);
        }
      }
    } catch (SQLException e) {
      throw new EventStoreException("Failed to read streams ahead", e);
    }
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    Map<String, List<DomainEventData<?>>> before =
        root.getOrComputeResource(PREFETCHED, key -> new HashMap<>());
    streams.forEach(before::putIfAbsent);
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String streamId, long firstSequence, int batchSize) {
    List<DomainEventData<?>> prefetched = firstSequence == 0 ? prefetched(streamId) : null;
    return prefetched == null
        ? super.fetchDomainEvents(streamId, firstSequence, batchSize)
        : prefetched;
  }

  private static @Nullable List<DomainEventData<?>> prefetched(String streamId) {
    if (!CurrentUnitOfWork.isStarted()) {
      return null;
    }
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    Map<String, List<DomainEventData<?>>> streams = root.getResource(PREFETCHED);
    return streams == null ? null : streams.get(streamId);
  }

  @Override
  protected PreparedStatement readEventData(
      Connection connection, String streamId, long firstSequence, int batchSize)
      throws SQLException {
    PreparedStatement select = connection.prepareStatement(SELECT_STREAM);
    select.setString(1, streamId);
    select.setLong(2, firstSequence);
    select.setInt(3, batchSize);
    return select;
  }

  @Override
  protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
    SEALS.note(row);
    return super.getDomainEventData(row);
  }

  @Override
  protected boolean fetchForAggregateUntilEmpty() {
    return false;
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
    return Stream.empty();
  }
}
