package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.proof.SealedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.AppendEventsStatementBuilder;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Inserts events as Axon's statement does, each with its hash. */
final class AppendStatement implements AppendEventsStatementBuilder {

  private static final String INSERT =
      """
      insert into events (stream_id, sequence, stream_type, event_id, event_type, event_version,
        recorded_at, metadata, payload, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final StreamSeals seals;

  AppendStatement(StreamSeals seals) {
    this.seals = seals;
  }

  @Override
  public PreparedStatement build(
      Connection connection,
      EventSchema schema,
      Class<?> dataType,
      List<? extends EventMessage<?>> events,
      Serializer serializer,
      TimestampWriter timestamps)
      throws SQLException {
    PreparedStatement insert = connection.prepareStatement(INSERT);
    for (EventMessage<?> event : events) {
      add(insert, sealed((DomainEventMessage<?>) event, serializer));
    }
    return insert;
  }

  private static SealedEvent sealed(DomainEventMessage<?> event, Serializer serializer) {
    SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
    Instant recordedAt = event.getTimestamp();
    EventTooLargeException.requireFitting(payload.getType().getName(), payload.getData());
    return new SealedEvent(
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        event.getType(),
        event.getIdentifier(),
        payload.getType().getName(),
        payload.getType().getRevision(),
        DateTimeUtils.formatInstant(recordedAt),
        event.serializeMetaData(serializer, byte[].class).getData(),
        payload.getData());
  }

  private void add(PreparedStatement insert, SealedEvent event) throws SQLException {
    insert.setString(1, event.streamId());
    insert.setLong(2, event.sequence());
    insert.setString(3, event.streamType());
    insert.setString(4, event.eventId());
    insert.setString(5, event.type());
    insert.setString(6, event.version());
    insert.setString(7, event.recordedAt());
    insert.setBytes(8, event.metadata());
    insert.setBytes(9, event.payload());
    insert.setBytes(10, seals.seal(event));
    insert.addBatch();
  }
}
