package dev.rescind.reporting.projections;

import dev.rescind.events.Bearing;
import dev.rescind.events.Fault;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Three columns of every table that tells whose fault a cancellation is. */
final class Bearings {

  private Bearings() {}

  static void write(Row row, @Nullable Fault fault, @Nullable Bearing bearing) throws SQLException {
    row.text(fault == null ? null : fault.name())
        .text(bearing == null ? null : bearing.cause().name())
        .flag(bearing == null ? null : bearing.counts());
  }
}
