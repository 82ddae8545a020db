package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.EventJson;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.Visibility;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was said and claimed on each case. */
@Component
@Order(4)
class Conversations implements View {

  private final JdbcTemplate jdbc;

  Conversations(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A message as it is shown.
   *
   * @param text the words; absent once they were erased
   * @param postedAt UTC
   */
  record Message(
      String messageId,
      Requester author,
      @Nullable String text,
      Visibility visibility,
      Instant postedAt) {}

  /**
   * A claim as it stands.
   *
   * @param decided absent while it is open
   */
  record Claim(CompensationClaimed claimed, @Nullable ClaimDecided decided) {}

  @Override
  public void apply(List<Recorded> events) {
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case MessagePosted it -> posted(it);
        case CompensationClaimed it ->
            jdbc.update(
                """
                insert into claims (claim_id, cancellation_id, claimed) values (?, ?, ?::jsonb)
                """,
                it.claimId().value(),
                it.cancellationId().value(),
                EventJson.mapper().writeValueAsString(it));
        case ClaimDecided it ->
            jdbc.update(
                "update claims set decided = ?::jsonb where claim_id = ?",
                EventJson.mapper().writeValueAsString(it),
                it.claimId().value());
        default -> {}
      }
    }
  }

  private void posted(MessagePosted event) {
    jdbc.update(
        """
        insert into messages (message_id, cancellation_id, author_party, author_id, text_id,
          visibility, posted_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        event.messageId().value(),
        event.cancellationId().value(),
        event.author().party().name(),
        event.author().id(),
        event.text().value(),
        event.visibility().name(),
        Timestamp.from(event.postedAt()));
  }

  /**
   * The messages of a case, in the order of their posting.
   *
   * @param all whether those for the platform alone are among them
   */
  List<Message> messages(CancellationId cancellationId, boolean all) {
    return jdbc.query(
        """
        select m.*, t.body from messages m left join shown_texts t using (text_id)
        where cancellation_id = ? and (? or visibility = 'PARTIES') order by m.id
        """,
        (row, number) ->
            new Message(
                row.getString("message_id"),
                new Requester(
                    Party.valueOf(row.getString("author_party")), row.getString("author_id")),
                row.getString("body"),
                Visibility.valueOf(row.getString("visibility")),
                row.getTimestamp("posted_at").toInstant()),
        cancellationId.value(),
        all);
  }

  /** The claims of a case, in the order of their making. */
  List<Claim> claims(CancellationId cancellationId) {
    return jdbc.query(
        "select * from claims where cancellation_id = ? order by claim_id",
        (row, number) ->
            new Claim(
                EventJson.mapper().readValue(row.getString("claimed"), CompensationClaimed.class),
                row.getString("decided") == null
                    ? null
                    : EventJson.mapper().readValue(row.getString("decided"), ClaimDecided.class)),
        cancellationId.value());
  }
}
