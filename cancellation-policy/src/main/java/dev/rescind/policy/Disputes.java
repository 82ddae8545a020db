package dev.rescind.policy;

import dev.rescind.events.Party;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may bring a case before the platform's arbiter, and how long.
 *
 * @param escalation of a rejection; absent: nobody may
 * @param contest of the amount or the fault of a decision; absent: nobody may
 * @param appeal against a ruling; absent: a ruling is final
 */
public record Disputes(
    @Nullable Window escalation,
    @Nullable Window contest,
    Evidence evidence,
    @Nullable Appeal appeal) {

  /** Nobody may. */
  public static final Disputes NONE =
      new Disputes(null, null, new Evidence(Span.parse("PT0S"), 0, 0, Set.of()), null);

  /**
   * Who may do something after a decision, and how long.
   *
   * @param within counted from the decision
   */
  public record Window(Set<Party> parties, Span within) {

    public Window {
      parties = Set.copyOf(parties);
    }

    /** The last instant for it. */
    public Instant until(Instant decidedAt, ZoneId zone) {
      return within.after(decidedAt, zone);
    }
  }

  /**
   * What may be handed in.
   *
   * @param within how long after the dispute was opened
   * @param mostFiles by each party
   * @param mostBytes of one file
   * @param types media types, such as {@code image/png}; judged by content
   */
  public record Evidence(Span within, int mostFiles, long mostBytes, Set<String> types) {

    public Evidence {
      types = Set.copyOf(types);
    }
  }

  /**
   * How often a ruling may be appealed against.
   *
   * @param most by case
   * @param within counted from the ruling
   */
  public record Appeal(int most, Span within) {}

  /** Until when a party may escalate a rejection; empty if it may not. */
  public Optional<Instant> escalationUntil(Party party, Instant rejectedAt, ZoneId zone) {
    return until(escalation, party, rejectedAt, zone);
  }

  /** Until when a party may contest a decision; empty if it may not. */
  public Optional<Instant> contestUntil(Party party, Instant decidedAt, ZoneId zone) {
    return until(contest, party, decidedAt, zone);
  }

  private static Optional<Instant> until(
      @Nullable Window window, Party party, Instant at, ZoneId zone) {
    return Optional.ofNullable(window)
        .filter(open -> open.parties().contains(party))
        .map(open -> open.until(at, zone));
  }
}
