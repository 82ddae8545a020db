package dev.rescind.chassis.publishing;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the publisher when the running transaction has committed. */
final class WakePublisher implements TransactionSynchronization {

  private final EventPublisher publisher;

  private WakePublisher(EventPublisher publisher) {
    this.publisher = publisher;
  }

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
