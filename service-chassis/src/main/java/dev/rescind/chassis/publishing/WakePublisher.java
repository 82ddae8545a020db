package dev.rescind.chassis.publishing;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the publisher when the running transaction has committed. A record, so that a transaction
 * with many events keeps one of it.
 */
record WakePublisher(EventPublisher publisher) implements TransactionSynchronization {

  static void afterCommit(EventPublisher publisher) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new WakePublisher(publisher));
    } else {
      publisher.wake();
    }
  }

  @Override
  public void afterCommit() {
    publisher.wake();
  }
}
