package dev.rescind.benchmarks.contest;

import java.util.List;

/** Somebody who carries cancellations through, from the request until they are settled. */
public interface Contender extends AutoCloseable {

  /** What it is called in the figures. */
  String name();

  /**
   * Brings about what so many cancellations need beforehand, such as the orders; not measured.
   *
   * @return the ids by which they are asked for, each once
   */
  List<String> prepare(int sagas) throws Exception;

  /**
   * Asks for a cancellation and returns when it is settled, durably.
   *
   * @throws Exception if it was refused, or took longer than five minutes
   */
  void settle(String saga) throws Exception;

  /** Stops everything that it started. */
  @Override
  void close();
}
