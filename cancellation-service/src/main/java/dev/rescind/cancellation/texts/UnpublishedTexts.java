package dev.rescind.cancellation.texts;

import dev.rescind.events.Party;
import dev.rescind.events.PersonalContent.TextPublished;
import dev.rescind.events.TextId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The texts whose last revision is not on the topic. */
@Component
class UnpublishedTexts {

  private final JdbcTemplate jdbc;

  UnpublishedTexts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether the running transaction may publish: of several replicas one at a time, so that what
   * one read before an erasure cannot land behind the erasure that another sent.
   */
  boolean claim() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select pg_try_advisory_xact_lock(hashtext('texts-publisher'))", Boolean.class));
  }

  /** Has everything published again if the topic is not the one that it was published to. */
  void meet(String topicId) {
    List<String> known =
        jdbc.query("select topic_id from texts_topic", (row, number) -> row.getString(1));
    if (known.equals(List.of(topicId))) {
      return;
    }
    jdbc.update("delete from texts_topic");
    jdbc.update("insert into texts_topic (one, topic_id) values (true, ?)", topicId);
    jdbc.update("update texts set published_revision = 0 where published_revision > 0");
  }

  List<TextRevision> next(int most) {
    return jdbc.query(
        """
        select * from texts where published_revision < revision order by text_id limit ?
        """,
        UnpublishedTexts::read,
        most);
  }

  /** Notes that these are on the topic; one that was erased meanwhile stays unpublished. */
  void published(List<TextRevision> texts) {
    jdbc.batchUpdate(
        "update texts set published_revision = ? where text_id = ?",
        texts.stream().map(text -> new Object[] {text.revision(), text.textId()}).toList());
  }

  private static TextRevision read(ResultSet row, int number) throws SQLException {
    return new TextRevision(row.getString("text_id"), row.getInt("revision"), text(row));
  }

  private static @Nullable TextPublished text(ResultSet row) throws SQLException {
    String body = row.getString("body");
    return body == null
        ? null
        : new TextPublished(
            new TextId(row.getString("text_id")),
            Party.valueOf(row.getString("author_party")),
            body,
            row.getTimestamp("written_at").toInstant());
  }
}
