package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.Chain;
import dev.rescind.chassis.proof.Hash;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starts verifications, one at a time, and remembers the last one. */
final class Verifications {

  private final String service;
  private final List<Check> checks;
  private final JdbcTemplate jdbc;
  private final Ids ids;
  private final Clock clock;
  private @Nullable Verification last;

  Verifications(String service, List<Check> checks, JdbcTemplate jdbc, Ids ids, Clock clock) {
    this.service = service;
    this.checks = List.copyOf(checks);
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Starts one.
   *
   * @param anchors kept elsewhere, of this service
   * @throws ProblemException 409 while another one runs; 400 for an anchor of another service
   */
  synchronized Verification start(List<Anchor> anchors) {
    if (anchors.stream().anyMatch(anchor -> !anchor.service().equals(service))) {
      throw ProblemException.invalid("anchors", "must be of " + service);
    }
    if (last != null && !last.isFinished()) {
      throw ProblemException.conflict(
              "verification-running", "a verification runs already; wait for it to finish")
          .with("id", last.id());
    }
    Chain head = head();
    Verification started =
        new Verification(
            ids.next().toString(),
            Anchor.of(service, head, clock.instant()),
            new Scope(head, anchors),
            checks,
            clock);
    Thread.ofPlatform().daemon().name(service + "-verification").start(started::run);
    last = started;
    return started;
  }

  synchronized Optional<Verification> find(String id) {
    return Optional.ofNullable(last).filter(verification -> verification.id().equals(id));
  }

  private Chain head() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select chain_position, chain_count, chain_hash from publisher_position",
            (row, number) -> new Chain(row.getLong(1), row.getLong(2), Hash.of(row.getBytes(3)))));
  }
}
