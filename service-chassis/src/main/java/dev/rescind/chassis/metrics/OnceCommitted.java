package dev.rescind.chassis.metrics;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what is committed: what is rolled back comes again and would be counted twice. */
public final class OnceCommitted {

  private OnceCommitted() {}

  /** Counts when the running transaction has committed; at once where none runs. */
  public static void count(Runnable counting) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      counting.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            counting.run();
          }
        });
  }
}
