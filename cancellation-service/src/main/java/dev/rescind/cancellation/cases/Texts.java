package dev.rescind.cancellation.cases;

import dev.rescind.chassis.time.Ids;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What people wrote. It stays in this service's tables; events refer to it by id. */
@Component
class Texts {

  private final JdbcTemplate jdbc;
  private final Ids ids;
  private final Clock clock;

  Texts(JdbcTemplate jdbc, Ids ids, Clock clock) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
  }

  TextId keep(Requester author, String text) {
    TextId id = new TextId(ids.next().toString());
    jdbc.update(
        "insert into texts (text_id, author_party, author_id, body, written_at) values (?, ?, ?, ?, ?)",
        id.value(),
        author.party().name(),
        author.id(),
        text,
        Timestamp.from(clock.instant()));
    return id;
  }
}
