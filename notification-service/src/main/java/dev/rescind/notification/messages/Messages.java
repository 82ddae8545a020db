package dev.rescind.notification.messages;

import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.StepId;
import dev.rescind.events.TextId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of messages. Its writers run in a unit of work. */
@Component
class Messages {

  private final JdbcClient jdbc;

  Messages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes the message; false if this event, or this step, has its message already. */
  boolean note(Message message, Instant at) {
    return jdbc.sql(
                """
                insert into messages (id, event_id, audience, channel, template, order_id,
                  cancellation_id, step_id, person_id, state, wait_until, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?) on conflict do nothing
                """)
            .param(message.id())
            .param(message.eventId())
            .param(message.audience().name())
            .param(Message.EMAIL)
            .param(message.template())
            .param(message.orderId().value())
            .param(message.cancellationId().value())
            .param(message.stepId() == null ? null : message.stepId().value())
            .param(message.person() == null ? null : message.person().value())
            .param(Timestamp.from(message.waitUntil()))
            .param(Timestamp.from(at))
            .update()
        > 0;
  }

  /** Notes which texts the message says. */
  void noteTexts(Message message, List<TextId> texts) {
    for (TextId text : texts) {
      jdbc.sql(
              "insert into message_texts (text_id, message_id) values (?, ?) on conflict do nothing")
          .params(text.value(), message.id())
          .update();
    }
  }

  /** The messages that say the text and are still to be sent. */
  List<Message> pendingThatSay(TextId text) {
    return jdbc.sql(
            """
            select m.* from messages m join message_texts t on t.message_id = m.id
            where t.text_id = ? and m.state = 'PENDING'
            """)
        .param(text.value())
        .query(Messages::read)
        .list();
  }

  Message get(UUID id) {
    return jdbc.sql("select * from messages where id = ?").param(id).query(Messages::read).single();
  }

  void sent(UUID id, String messageId, Instant at) {
    decide(id, MessageState.SENT, at);
    jdbc.sql("update messages set message_id = ? where id = ?").params(messageId, id).update();
  }

  /**
   * Closes the message without a mail.
   *
   * @param problem what the mail server said last, if it was asked
   */
  void closed(UUID id, MessageState state, String why, @Nullable String problem, Instant at) {
    decide(id, state, at);
    jdbc.sql("update messages set why = ?, problem = ? where id = ?")
        .param(why)
        .param(problem)
        .param(id)
        .update();
  }

  private void decide(UUID id, MessageState state, Instant at) {
    jdbc.sql("update messages set state = ?, decided_at = ? where id = ?")
        .params(state.name(), Timestamp.from(at), id)
        .update();
  }

  /** Contact details of this person will not come any more. */
  void stopWaitingFor(String personId, Instant at) {
    jdbc.sql(
            """
            update messages set wait_until = least(wait_until, ?)
            where person_id = ? and state = 'PENDING'
            """)
        .params(Timestamp.from(at), personId)
        .update();
  }

  private static Message read(ResultSet row, int number) throws SQLException {
    String stepId = row.getString("step_id");
    String personId = row.getString("person_id");
    return new Message(
        row.getObject("id", UUID.class),
        row.getString("event_id"),
        Party.valueOf(row.getString("audience")),
        row.getString("template"),
        new OrderId(row.getString("order_id")),
        new CancellationId(row.getString("cancellation_id")),
        stepId == null ? null : new StepId(stepId),
        personId == null ? null : new PersonId(personId),
        row.getTimestamp("wait_until").toInstant());
  }
}
