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

  /** Empties the answers that showed the text. */
  void forget(TextId text) {
    forget(
        """
        reason_text_id = ? or decision ->> 'remark' = ?
          or cancellation_id in (select cancellation_id from messages where text_id = ?)
        """,
        text.value(),
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
