package dev.rescind.cancellation.stream;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Up to which entry the story is whole. Numbers are handed out before transactions commit, so an
 * entry may appear below one that is there already: whoever holds a write lock on the table when
 * the highest number is read may still bring one; once all of those are gone nobody can. Used by
 * one thread alone.
 */
@Component
class Horizon {

  private final JdbcTemplate jdbc;
  private long whole;
  private long highest;
  private Set<String> suspects = Set.of();

  Horizon(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The highest number below which nothing will appear any more. */
  long whole() {
    return whole;
  }

  /** Whether entries are there that are held back, so that looking again soon is worth it. */
  boolean isHeldBack() {
    return highest > whole;
  }

  /** Looks again. */
  void advance() {
    if (!isHeldBack()) {
      Long found = jdbc.queryForObject("select coalesce(max(id), 0) from timeline", Long.class);
      highest = found == null ? whole : Math.max(whole, found);
      if (!isHeldBack()) {
        return;
      }
      suspects = writers();
    }
    Set<String> left = new HashSet<>(suspects);
    if (!left.isEmpty()) {
      left.retainAll(writers());
    }
    suspects = left;
    if (left.isEmpty()) {
      whole = highest;
    }
  }

  private Set<String> writers() {
    return new HashSet<>(
        jdbc.queryForList(
            """
            select distinct virtualtransaction from pg_locks
            where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
              and database = (select oid from pg_database where datname = current_database())
              and relation = 'timeline'::regclass and pid <> pg_backend_pid()
            """,
            String.class));
  }
}
