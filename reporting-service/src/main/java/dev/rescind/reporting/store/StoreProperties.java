package dev.rescind.reporting.store;

import java.nio.file.Path;
import java.util.Properties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the analytics live and what a database of them may use.
 *
 * @param directory holds everything; made if it is not there
 * @param memoryLimit what one database may hold in memory, in DuckDB's notation, such as {@code
 *     256MB}; beyond it spills to its directory
 * @param threads how many threads one statement may use
 * @param spillLimit what one database may spill, in DuckDB's notation
 */
@ConfigurationProperties("rescind.reporting")
public record StoreProperties(
    Path directory,
    @DefaultValue("256MB") String memoryLimit,
    @DefaultValue("2") int threads,
    @DefaultValue("4GB") String spillLimit) {

  /** About a row group of events: a checkpoint before that writes the same group again. */
  private static final String CHECKPOINT_AFTER = "64MB";

  /** The same limits for a database in another directory. */
  public StoreProperties in(Path other) {
    return new StoreProperties(other, memoryLimit, threads, spillLimit);
  }

  Path file() {
    return directory.resolve("analytics.duckdb");
  }

  /** The one directory that the database may write files to. */
  Path exports() {
    return directory.resolve("exports");
  }

  /** Where statements put what does not fit into memory. */
  Path spill() {
    return directory.resolve("spill");
  }

  /** No connection reaches files, networks or extensions, and none can change that. */
  Properties rules() {
    Properties rules = new Properties();
    rules.setProperty("memory_limit", memoryLimit);
    rules.setProperty("threads", Integer.toString(threads));
    rules.setProperty("temp_directory", spill().toString());
    rules.setProperty("max_temp_directory_size", spillLimit);
    rules.setProperty("enable_external_access", "false");
    rules.setProperty("allowed_directories", listOf(exports() + "/"));
    rules.setProperty("autoload_known_extensions", "false");
    rules.setProperty("autoinstall_known_extensions", "false");
    rules.setProperty("checkpoint_threshold", CHECKPOINT_AFTER);
    rules.setProperty("errors_as_json", "true");
    rules.setProperty("lock_configuration", "true");
    return rules;
  }

  private static String listOf(String text) {
    return "['" + text.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }
}
