package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.Chain;
import dev.rescind.chassis.proof.Hash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The chain over all events, computed anew, is what every anchor says it was. Finds what the
 * streams do not show: a tail that was cut off, a stream that was removed as a whole, hashes that
 * were computed anew after an edit. Each stretch between two anchors is judged by itself.
 */
final class AnchorsCheck implements Check {

  private static final int PAGE = 10_000;
  private static final String SELECT =
      "select position, hash from events where position > ? order by position limit ?";

  private final JdbcTemplate jdbc;
  private final AnchorsKept kept;

  AnchorsCheck(JdbcTemplate jdbc, AnchorsKept kept) {
    this.jdbc = jdbc;
    this.kept = kept;
  }

  /** An event's place in the chain. */
  private record Link(long position, Hash hash) {}

  @Override
  public String name() {
    return "anchors";
  }

  @Override
  public String ensures() {
    return "no tail cut off, no stream removed, no hash computed anew";
  }

  @Override
  public void run(Scope scope, Report report) {
    AnchorsKept.All all = kept.all(scope);
    List<AnchorsKept.Placed> anchors = all.anchors();
    report.expect(scope.head().count());
    if (anchors.size() == 1 && scope.head().count() > 0) {
      report.found(
          Finding.of("there is no anchor outside the database, so a tail may be cut off unseen"));
    }
    new Walk(anchors, report).run();
    all.broken().forEach(report::found);
  }

  /** From the first event to the last anchor. */
  private final class Walk {

    private final Deque<AnchorsKept.Placed> ahead;
    private final Report report;
    private Chain chain = Chain.EMPTY;
    private long settled;

    Walk(List<AnchorsKept.Placed> anchors, Report report) {
      this.ahead = new ArrayDeque<>(anchors);
      this.report = report;
    }

    void run() {
      List<Link> page = page(0);
      while (!page.isEmpty() && !ahead.isEmpty()) {
        for (Link link : page) {
          settleBefore(link.position);
          chain = chain.with(link.position, link.hash);
        }
        report.checked(page.size());
        page = page(page.getLast().position);
      }
      settleBefore(Long.MAX_VALUE);
    }

    private List<Link> page(long after) {
      return jdbc.query(
          SELECT, (row, number) -> new Link(row.getLong(1), Hash.of(row.getBytes(2))), after, PAGE);
    }

    private void settleBefore(long position) {
      while (!ahead.isEmpty() && ahead.getFirst().anchor().position() < position) {
        settle(sameplace());
      }
    }

    private List<AnchorsKept.Placed> sameplace() {
      List<AnchorsKept.Placed> same = new ArrayList<>();
      long position = ahead.getFirst().anchor().position();
      while (!ahead.isEmpty() && ahead.getFirst().anchor().position() == position) {
        same.add(ahead.removeFirst());
      }
      return same;
    }

    /** Goes on from what the anchor says, so that one fault is not found in every later stretch. */
    private void settle(List<AnchorsKept.Placed> anchors) {
      boolean holds = false;
      for (AnchorsKept.Placed placed : anchors) {
        if (placed.anchor().chain().equals(chain)) {
          holds = true;
        } else {
          report.found(finding(placed));
        }
      }
      Anchor first = anchors.getFirst().anchor();
      chain = holds ? chain : first.chain();
      settled = first.position();
    }

    private Finding finding(AnchorsKept.Placed placed) {
      Anchor anchor = placed.anchor();
      long gone = anchor.count() - chain.count();
      String what =
          gone == 0
              ? "an event was changed, moved or exchanged"
              : gone > 0 ? "events are gone: " + gone : "events were slipped in: " + -gone;
      return new Finding(
          null,
          null,
          anchor.position(),
          null,
          "after position %d and up to %d %s; %s, of %s, counted %d in all, there are %d"
              .formatted(
                  settled,
                  anchor.position(),
                  what,
                  placed.where(),
                  anchor.at(),
                  anchor.count(),
                  chain.count()));
    }
  }
}
