package dev.rescind.cancellation.texts;

import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.events.PersonId;
import dev.rescind.events.TextId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers that were kept for repeated requests hold the words of the case that they showed. */
@Component
class RememberedWords implements Forgettable {

  private final JdbcTemplate jdbc;
  private final IdempotentRequests idempotency;

  RememberedWords(JdbcTemplate jdbc, IdempotentRequests idempotency) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
  }

  @Override
  public String kind() {
    return "answers";
  }

  @Override
  public int forget(PersonId person) {
    String id = person.value();
    return idempotency.forgetAnswersTo(id)
        + forget("customer_id = ? or merchant_id = ? or requester_id = ?", id, id, id);
  }

  /**
   * Empties the answers about the cases that ever referred to the text, wherever in their story: a
   * remark that a later decision replaced was answered all the same. Reads every story since the
   * text was written, which a person asks for seldom.
   */
  void forget(TextId text) {
    forget(
        """
        cancellation_id in (select cancellation_id from timeline
          where happened_at >= (select written_at - interval '1 hour' from texts where text_id = ?)
            and strpos(event::text, ?) > 0)
        """,
        text.value(),
        text.value());
  }

  private int forget(String which, Object... ids) {
    return idempotency.forgetAnswersAbout(
        jdbc.query(
            "select '/api/cancellations/' || cancellation_id from cases where " + which,
            (row, number) -> row.getString(1),
            ids));
  }
}
