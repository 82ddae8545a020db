package dev.rescind.reporting.replays;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two generations hold at equal positions in the log, table by table.
 *
 * @param tables in a stable order
 */
record Comparison(List<Table> tables) {

  Comparison {
    tables = List.copyOf(tables);
  }

  /** Whether they hold the same; what cannot be compared does not count. */
  boolean isEqual() {
    return tables.stream().allMatch(table -> table.verdict() != Verdict.DIFFERENT);
  }

  /** What came of comparing a table. */
  enum Verdict {
    EQUAL,
    DIFFERENT,
    /** The live one has it only since it was added, so there is nothing to compare. */
    NEW
  }

  /**
   * One table in both.
   *
   * @param liveRows how many rows the live one has
   * @param rebuiltRows how many rows the rebuilt one has
   * @param differences the first rows that differ, at most twenty
   */
  record Table(
      String name, Verdict verdict, long liveRows, long rebuiltRows, List<Difference> differences) {
    Table {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A row that is not the same in both.
   *
   * @param key what the row is known by
   * @param live as JSON; absent where the live one has no such row
   * @param rebuilt as JSON; absent where the rebuilt one has no such row
   */
  record Difference(String key, @Nullable String live, @Nullable String rebuilt) {}
}
