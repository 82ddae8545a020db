package dev.rescind.cancellation.policies;

import dev.rescind.events.EventJson;
import dev.rescind.events.PolicyId;
import dev.rescind.policy.Policy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Policies that are being written: valid documents that hold for nobody yet. */
@Component
class Drafts {

  private static final String SELECT =
      "select number, document, written_by, written_at, published_at from policy_drafts ";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Drafts(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A document that was kept; it never changes, a better one is another draft.
   *
   * @param number counts the drafts of the policy from 1
   * @param publishedAt when it was published, UTC; absent while it is not
   */
  record Draft(
      int number,
      Policy policy,
      String writtenBy,
      Instant writtenAt,
      @Nullable Instant publishedAt) {}

  /** Keeps a document; to be called in a unit of work. */
  Draft keep(Policy policy, String writtenBy) {
    // Of two at once one waits, so that the numbers follow each other.
    jdbc.query(
        "select pg_advisory_xact_lock(hashtextextended('policy-draft/' || ?, 0))",
        row -> {},
        policy.policyId().value());
    return jdbc.query(
            """
            insert into policy_drafts (policy_id, number, document, written_by, written_at)
            select ?, coalesce(max(number), 0) + 1, ?::jsonb, ?, ?
            from policy_drafts where policy_id = ?
            returning number, document, written_by, written_at, published_at
            """,
            Drafts::read,
            policy.policyId().value(),
            EventJson.mapper().writeValueAsString(policy.document()),
            writtenBy,
            Timestamp.from(clock.instant()),
            policy.policyId().value())
        .getFirst();
  }

  /** The drafts of a policy, the first first. */
  List<Draft> of(PolicyId policy) {
    return jdbc.query(SELECT + "where policy_id = ? order by number", Drafts::read, policy.value());
  }

  Optional<Draft> find(PolicyId policy, int number) {
    return jdbc
        .query(SELECT + "where policy_id = ? and number = ?", Drafts::read, policy.value(), number)
        .stream()
        .findFirst();
  }

  /** Notes that the draft is published; the first time counts. */
  void published(PolicyId policy, int number) {
    jdbc.update(
        """
        update policy_drafts set published_at = ?
        where policy_id = ? and number = ? and published_at is null
        """,
        Timestamp.from(clock.instant()),
        policy.value(),
        number);
  }

  private static Draft read(ResultSet row, int number) throws SQLException {
    Timestamp published = row.getTimestamp("published_at");
    return new Draft(
        row.getInt("number"),
        Policy.of(EventJson.mapper().readTree(row.getString("document"))),
        row.getString("written_by"),
        row.getTimestamp("written_at").toInstant(),
        published == null ? null : published.toInstant());
  }
}
