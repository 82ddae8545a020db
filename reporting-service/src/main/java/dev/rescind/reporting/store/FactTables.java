package dev.rescind.reporting.store;

import java.util.List;

/** The tables of a database whose rows follow from the log alone, so that two can be compared. */
public final class FactTables {

  private FactTables() {}

  /** Their names, in a stable order. */
  public static List<String> names() {
    return Schema.facts();
  }

  /** Those that began later than the database and lack the facts of the events before. */
  public static List<String> incomplete(Session session) {
    return session.query(
        "select name from fact_tables where not complete order by name", row -> row.getString(1));
  }
}
