package dev.rescind.reporting.store;

import java.nio.file.Path;
import java.util.Properties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the analytics live and what the database may use.
 *
 * @param directory holds the database file and what it spills; made if it is not there
 * @param memoryLimit what the database may hold in memory, in DuckDB's notation, such as {@code
 *     256MB}; beyond it spills to the directory
 * @param threads how many threads one statement may use
 */
@ConfigurationProperties("rescind.reporting")
public record StoreProperties(
    Path directory, @DefaultValue("256MB") String memoryLimit, @DefaultValue("2") int threads) {

  /** About a row group of events: a checkpoint before that writes the same group again. */
  private static final String CHECKPOINT_AFTER = "64MB";

  Path file() {
    return directory.resolve("analytics.duckdb");
  }

  /** No connection reaches files, networks or extensions, and none can change that. */
  Properties rules() {
    Properties rules = new Properties();
    rules.setProperty("memory_limit", memoryLimit);
    rules.setProperty("threads", Integer.toString(threads));
    rules.setProperty("temp_directory", directory.resolve("spill").toString());
    rules.setProperty("enable_external_access", "false");
    rules.setProperty("autoload_known_extensions", "false");
    rules.setProperty("checkpoint_threshold", CHECKPOINT_AFTER);
    rules.setProperty("lock_configuration", "true");
    return rules;
  }
}
