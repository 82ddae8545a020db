package dev.rescind.reporting.store;

import java.nio.file.Path;
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

  Path file() {
    return directory.resolve("analytics.duckdb");
  }

  Path spill() {
    return directory.resolve("spill");
  }
}
