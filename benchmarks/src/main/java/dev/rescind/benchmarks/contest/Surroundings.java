package dev.rescind.benchmarks.contest;

import java.sql.SQLException;

/**
 * The broker and the database server that all contenders use.
 *
 * @param bootstrapServers what a Kafka client connects to
 */
public record Surroundings(String bootstrapServers, Databases databases) {

  /** Makes databases on the one server. */
  public interface Databases {
    /**
     * An empty database.
     *
     * @param name lower-case letters and underscores
     */
    Database create(String name) throws SQLException;
  }
}
