package dev.rescind.notification.messages;

import dev.rescind.events.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads messages for the API: those of a case or of an order, oldest first. */
@Component
class FindMessages {

  private static final String OF_CANCELLATION = "select * from messages where cancellation_id = ?";
  private static final String OF_ORDER = "select * from messages where order_id = ?";

  private final JdbcClient jdbc;

  FindMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<MessageShown> ofCancellation(String cancellationId) {
    return find(OF_CANCELLATION, cancellationId);
  }

  List<MessageShown> ofOrder(String orderId) {
    return find(OF_ORDER, orderId);
  }

  private List<MessageShown> find(String select, String id) {
    return jdbc.sql(select + " order by created_at, event_id, audience")
        .param(id)
        .query(FindMessages::read)
        .list();
  }

  private static MessageShown read(ResultSet row, int number) throws SQLException {
    return new MessageShown(
        row.getObject("id", UUID.class),
        row.getString("event_id"),
        Party.valueOf(row.getString("audience")),
        row.getString("channel"),
        row.getString("template"),
        row.getString("order_id"),
        row.getString("cancellation_id"),
        row.getString("step_id"),
        row.getString("person_id"),
        MessageState.valueOf(row.getString("state")),
        row.getString("why"),
        row.getString("problem"),
        row.getString("message_id"),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("decided_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
