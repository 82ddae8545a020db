package dev.rescind.notification.texts;

import dev.rescind.events.Party;
import dev.rescind.events.PersonalContent.TextPublished;
import dev.rescind.events.TextId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of texts. Of one that was erased its id alone is left: nobody has to wait for it. */
@Component
public class Texts {

  private final JdbcTemplate jdbc;

  Texts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known of these texts: nothing of one that did not come yet, empty if it was erased. */
  public Map<TextId, Optional<Text>> find(Collection<TextId> wanted) {
    Map<TextId, Optional<Text>> found = new HashMap<>();
    jdbc.query(
        "select text_id, written_by, body from texts where text_id = any(?)",
        row -> {
          String body = row.getString("body");
          found.put(
              new TextId(row.getString("text_id")),
              body == null
                  ? Optional.empty()
                  : Optional.of(new Text(Party.valueOf(row.getString("written_by")), body)));
        },
        (Object) wanted.stream().map(TextId::value).toArray(String[]::new));
    return found;
  }

  /** Zero bytes, which Postgres cannot hold, are left out; nobody would see them. */
  void keep(TextPublished text) {
    jdbc.update(
        """
        insert into texts (text_id, written_by, body) values (?, ?, ?)
        on conflict (text_id) do update set written_by = excluded.written_by, body = excluded.body
        """,
        text.textId().value(),
        text.writtenBy().name(),
        text.body().replace("\0", ""));
  }

  void erase(String textId) {
    jdbc.update(
        """
        insert into texts (text_id, written_by, body) values (?, null, null)
        on conflict (text_id) do update set written_by = null, body = null
        """,
        textId);
  }
}
