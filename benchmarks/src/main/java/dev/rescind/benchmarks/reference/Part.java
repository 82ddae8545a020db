package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a service does with a batch, in the one transaction of the batch. */
interface Part {

  /** Whether it reacts to events of this type. */
  boolean hears(String type);

  /**
   * Reacts, and answers what happened, to be stored in the same transaction. May be run again with
   * the same batch after a rollback.
   */
  List<Happened> react(Connection connection, List<Heard> heard) throws SQLException;

  /**
   * Does what was undertaken in an earlier transaction and not done yet, such as asking a gateway.
   */
  default List<Happened> followUp(Connection connection) throws SQLException {
    return List.of();
  }
}
