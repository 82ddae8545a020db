package dev.rescind.reporting.store;

import java.nio.file.Path;

/** Started by a test in a process of its own: tries to open the analytics of a directory. */
final class OtherProcess {

  private OtherProcess() {}

  public static void main(String[] arguments) {
    try (AnalyticsStore store =
        new AnalyticsStore(new StoreProperties(Path.of(arguments[0]), "256MB", 1, "1GB"))) {
      store.query("select 1", row -> row.getInt(1)).forEach(System.out::println);
    } catch (DatabaseInUseException e) {
      System.out.println(e.getMessage());
    }
  }
}
