package dev.rescind.cancellation.disputes;

import dev.rescind.events.CancellationId;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which files were handed in, by whom, for what. */
@Component
class EvidenceBook {

  private final JdbcTemplate jdbc;

  EvidenceBook(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Holds what is known of a digest until the transaction ends: between the last reference to a
   * file going and the file itself, no new one may come.
   */
  void hold(Digest digest) {
    jdbc.query(
        "select pg_advisory_xact_lock(hashtextextended('evidence ' || ?, 0))",
        row -> {},
        digest.hex());
  }

  /** Whether a file that is not erased refers to the digest. */
  boolean isReferredTo(Digest digest) {
    return !jdbc.queryForList(
            "select 1 from evidence where sha256 = ? and erased_at is null limit 1",
            Integer.class,
            digest.hex())
        .isEmpty();
  }

  void add(EvidenceId id, OrderId orderId, Requester by, ReceivedFile file, Instant at) {
    jdbc.update(
        """
        insert into evidence (evidence_id, order_id, sha256, media_type, bytes, file_name, note,
          submitted_by_party, submitted_by_id, received_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id.value(),
        orderId.value(),
        file.content().digest().hex(),
        file.mediaType(),
        file.content().bytes(),
        file.fileName(),
        file.note(),
        by.party().name(),
        by.id(),
        Timestamp.from(at));
  }

  /**
   * @return whether it was there and waited for a case still
   */
  boolean removeWaiting(EvidenceId id) {
    return jdbc.update(
            "delete from evidence where evidence_id = ? and cancellation_id is null", id.value())
        > 0;
  }

  void erase(EvidenceId id, Instant at) {
    jdbc.update(
        """
        update evidence set file_name = null, note = null, erased_at = ?
        where evidence_id = ? and erased_at is null
        """,
        Timestamp.from(at),
        id.value());
  }

  Optional<Evidence> find(EvidenceId id) {
    return jdbc
        .query("select * from evidence where evidence_id = ?", Evidence::read, id.value())
        .stream()
        .findFirst();
  }

  /** What was handed in to a case, in the order of its coming in. */
  List<Evidence> of(CancellationId cancellationId) {
    return jdbc.query(
        "select * from evidence where cancellation_id = ? order by position",
        Evidence::read,
        cancellationId.value());
  }

  /** Of the files named, those of the order that this party handed in and that no case has. */
  List<Evidence> waiting(OrderId orderId, Requester by, Collection<String> ids) {
    return jdbc.query(
        """
        select * from evidence where evidence_id = any(?) and order_id = ?
          and submitted_by_party = ? and submitted_by_id = ? and cancellation_id is null
          and erased_at is null
        order by position for update
        """,
        Evidence::read,
        ids.toArray(String[]::new),
        orderId.value(),
        by.party().name(),
        by.id());
  }

  /** How many files of this party for this order wait for a case. */
  int waiting(OrderId orderId, Requester by) {
    Integer waiting =
        jdbc.queryForObject(
            """
            select count(*) from evidence where order_id = ? and submitted_by_party = ?
              and submitted_by_id = ? and cancellation_id is null and erased_at is null
            """,
            Integer.class,
            orderId.value(),
            by.party().name(),
            by.id());
    return waiting == null ? 0 : waiting;
  }

  /** Those that came in before an instant and that no case took. */
  List<Evidence> forgotten(Instant before, int limit) {
    return jdbc.query(
        """
        select * from evidence where cancellation_id is null and received_at < ?
        order by received_at limit ?
        """,
        Evidence::read,
        Timestamp.from(before),
        limit);
  }

  /** What a person handed in and that is not erased. */
  List<Evidence> handedInBy(String personId) {
    return jdbc.query(
        "select * from evidence where submitted_by_id = ? and erased_at is null order by sha256",
        Evidence::read,
        personId);
  }
}
