package dev.rescind.reporting.ingest;

import java.util.List;

/**
 * What one poll brought.
 *
 * @param readings in the order of each partition
 * @param next from where each partition of the poll is read on
 */
record Batch(List<Reading> readings, List<Position> next) {

  Batch {
    readings = List.copyOf(readings);
    next = List.copyOf(next);
  }
}
