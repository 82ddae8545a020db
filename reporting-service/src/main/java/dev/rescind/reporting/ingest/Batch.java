package dev.rescind.reporting.ingest;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one poll brought.
 *
 * @param readings in the order of each partition
 * @param next from where each partition of the poll is read on
 */
public record Batch(List<Reading> readings, List<Position> next) {

  public Batch {
    readings = List.copyOf(readings);
    next = List.copyOf(next);
  }

  /** The same without readings that do not belong; it leads just as far. */
  public Batch only(Predicate<Reading> belonging) {
    return new Batch(readings.stream().filter(belonging).toList(), next);
  }
}
