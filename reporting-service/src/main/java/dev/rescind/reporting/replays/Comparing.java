package dev.rescind.reporting.replays;

import dev.rescind.reporting.replays.Comparison.Table;
import dev.rescind.reporting.store.FactTables;
import dev.rescind.reporting.store.Session;
import java.util.ArrayList;
import java.util.List;

/** Compares two generations that stand at the same place of the log. */
final class Comparing {

  private Comparing() {}

  static Comparison of(Session live, Session rebuilt) {
    List<String> incomplete = FactTables.incomplete(live);
    List<Table> tables = new ArrayList<>();
    for (ComparedTable table : ComparedTable.all(rebuilt)) {
      tables.add(
          incomplete.contains(table.name())
              ? table.added(live, rebuilt)
              : table.compare(live, rebuilt));
    }
    return new Comparison(tables);
  }
}
