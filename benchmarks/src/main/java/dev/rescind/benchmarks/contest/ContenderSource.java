package dev.rescind.benchmarks.contest;

/**
 * Starts a contender. Whoever stands as a service on the class path is measured beside the
 * platform, so that the platform need not carry what others are made of.
 */
public interface ContenderSource {

  /**
   * Returns when it can carry out cancellations.
   *
   * @param surroundings the same broker and database server for all
   */
  Contender start(Surroundings surroundings) throws Exception;
}
