package dev.rescind.cancellation.stream;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the streams once what was recorded is committed. */
@Component
@Order(9)
class WakeStreams implements View {

  private final Streams streams;

  WakeStreams(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void apply(List<Recorded> events) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new Woken(streams));
    } else {
      streams.recorded();
    }
  }

  /** A record, so that a transaction with many events keeps one of it. */
  private record Woken(Streams streams) implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      streams.recorded();
    }
  }
}
