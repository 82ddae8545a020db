package dev.rescind.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what an import did with each row. */
final class Tally {

  /** How many rejects are told one by one; the rest is counted by field and rule. */
  private static final int TOLD_ONE_BY_ONE = 20;

  private final Set<String> rowIds = new HashSet<>();
  private final Map<String, Long> eventsByType = new TreeMap<>();
  private final Map<MappedRow.Peculiarity, Long> peculiarities =
      new EnumMap<>(MappedRow.Peculiarity.class);
  private final List<String> firstRejects = new ArrayList<>();
  private final Map<String, Long> rejectsByRule = new TreeMap<>();
  private long events;

  /**
   * Claims the row's id.
   *
   * @throws RowRefusedException if another row of the file has it: consumers would take the second
   *     for a repetition of the first
   */
  void claim(String idColumn, MappedRow row) {
    if (!rowIds.add(row.rowId())) {
      throw new RowRefusedException(idColumn, "must be there once in the file");
    }
  }

  void accept(MappedRow row) {
    row.events()
        .forEach(
            event -> eventsByType.merge(event.event().getClass().getSimpleName(), 1L, Long::sum));
    row.peculiarities().forEach(what -> peculiarities.merge(what, 1L, Long::sum));
    events += row.events().size();
  }

  void reject(long line, String field, String rule) {
    String why = field + ": " + rule;
    rejectsByRule.merge(why, 1L, Long::sum);
    if (firstRejects.size() < TOLD_ONE_BY_ONE) {
      firstRejects.add("line " + line + ": " + why);
    }
  }

  long rows() {
    return rowIds.size();
  }

  long events() {
    return events;
  }

  long events(String type) {
    return eventsByType.getOrDefault(type, 0L);
  }

  long peculiar(MappedRow.Peculiarity what) {
    return peculiarities.getOrDefault(what, 0L);
  }

  long rejects() {
    return rejectsByRule.values().stream().mapToLong(count -> count).sum();
  }

  /** What was taken, a line each. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format("%,d rows taken, %,d events", rows(), events));
    eventsByType.forEach((type, count) -> lines.add(String.format("  %,9d %s", count, type)));
    for (MappedRow.Peculiarity what : MappedRow.Peculiarity.values()) {
      if (peculiar(what) > 0) {
        lines.add(String.format("  %,9d rows %s", peculiar(what), what.words()));
      }
    }
    return lines;
  }

  /** What was not taken, a line each; empty if everything was. */
  List<String> rejectSummary() {
    if (rejects() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(String.format("%,d rows could not be read and were not imported:", rejects()));
    firstRejects.forEach(reject -> lines.add("  " + reject));
    if (rejects() > firstRejects.size()) {
      lines.add("  and so on; in all:");
      rejectsByRule.forEach((why, count) -> lines.add(String.format("  %,9d %s", count, why)));
    }
    return lines;
  }
}
