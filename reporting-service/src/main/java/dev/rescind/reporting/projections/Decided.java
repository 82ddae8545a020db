package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.Decision;
import dev.rescind.events.Route;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When and how it was decided, and who did. */
record Decided(Instant at, Route route, String by) {

  static Decided of(Instant at, Route route, @Nullable Decision decision) {
    return new Decided(storable(at), route, by(decision));
  }

  private static String by(@Nullable Decision decision) {
    if (decision == null) {
      return "POLICY";
    }
    return decision.by() == null ? "SILENCE" : decision.by().party().name();
  }

  static void write(Row row, @Nullable Decided decided) throws SQLException {
    row.instant(decided == null ? null : decided.at)
        .text(decided == null ? null : decided.route.name())
        .text(decided == null ? null : decided.by);
  }
}
