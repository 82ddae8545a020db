package dev.rescind.cancellation.texts;

import dev.rescind.chassis.time.Ids;
import dev.rescind.events.PersonId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What people wrote. It stays in this service's tables and on a topic that forgets; events refer to
 * it by id.
 */
@Component
public class Texts implements Forgettable {

  private static final String ERASE =
      "update texts set body = null, erased_at = ?, revision = revision + 1 where erased_at is null";

  private final JdbcTemplate jdbc;
  private final Ids ids;
  private final Clock clock;
  private final TextPublisher publisher;

  Texts(JdbcTemplate jdbc, Ids ids, Clock clock, TextPublisher publisher) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
    this.publisher = publisher;
  }

  /** Keeps the text, in the running unit of work; it is published once that has committed. */
  public TextId keep(Requester author, String text) {
    TextId id = new TextId(ids.next().toString());
    jdbc.update(
        "insert into texts (text_id, author_party, author_id, body, written_at) values (?, ?, ?, ?, ?)",
        id.value(),
        author.party().name(),
        author.id(),
        text,
        Timestamp.from(clock.instant()));
    publisher.wakeAfterCommit();
    return id;
  }

  /**
   * What the texts say, {@code [erased]} of those that were erased; those not known here are
   * absent.
   */
  public Map<TextId, String> read(Collection<TextId> wanted) {
    Map<TextId, String> found = new HashMap<>();
    jdbc.query(
        "select text_id, body from shown_texts where text_id = any(?)",
        row -> {
          found.put(new TextId(row.getString(1)), row.getString(2));
        },
        (Object) wanted.stream().map(TextId::value).toArray(String[]::new));
    return found;
  }

  @Override
  public String kind() {
    return "texts";
  }

  @Override
  public int forget(PersonId person) {
    return erase(" and author_id = ?", person.value());
  }

  /** Erases one text, whoever wrote it. */
  void erase(TextId text) {
    erase(" and text_id = ?", text.value());
  }

  private int erase(String which, String id) {
    int erased = jdbc.update(ERASE + which, Timestamp.from(clock.instant()), id);
    publisher.wakeAfterCommit();
    return erased;
  }

  boolean isKnown(TextId text) {
    return !read(List.of(text)).isEmpty();
  }
}
