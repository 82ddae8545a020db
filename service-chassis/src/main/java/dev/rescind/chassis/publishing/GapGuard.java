package dev.rescind.chassis.publishing;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the publisher back at a gap in the positions until it is known what became of it. Positions
 * are handed out before transactions commit, so a gap is an event that comes late or one that was
 * rolled back: whoever holds a write lock on the table when the gap is seen may still fill it; when
 * all of those are gone and it is still there, nobody can.
 */
final class GapGuard {

  private final StoreReader reader;
  private Set<String> suspects = Set.of();
  private long gapAfter = -1;
  private boolean cleared;

  GapGuard(StoreReader reader) {
    this.reader = reader;
  }

  /** The events up to the first gap that may still be filled. */
  List<StoredEvent> contiguous(long position, List<StoredEvent> events) throws SQLException {
    long last = position;
    for (int i = 0; i < events.size(); i++) {
      long next = events.get(i).position();
      if (next != last + 1 && !isRolledBack(last)) {
        return events.subList(0, i);
      }
      last = next;
    }
    return events;
  }

  /**
   * Whether the gap behind this position can be passed. Answers yes only after a re-read that was
   * begun when no suspect was left, as a suspect may have committed between read and look.
   */
  private boolean isRolledBack(long last) throws SQLException {
    if (gapAfter != last) {
      gapAfter = last;
      cleared = false;
      suspects = reader.writers();
      return false;
    }
    if (cleared) {
      return true;
    }
    Set<String> left = new HashSet<>(suspects);
    left.retainAll(reader.writers());
    cleared = left.isEmpty();
    return false;
  }
}
