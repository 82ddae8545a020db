package dev.rescind.notification.messages;

import dev.rescind.events.Party;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Messages by what became of them. */
@Component
class MessageMetrics {

  private final MeterRegistry registry;

  MessageMetrics(MeterRegistry registry, JdbcTemplate jdbc) {
    this.registry = registry;
    Gauge.builder("rescind.notifications.pending", jdbc, MessageMetrics::pending)
        .description("Messages that wait for contact details or for the mail server")
        .register(registry);
  }

  private static long pending(JdbcTemplate jdbc) {
    Long count =
        jdbc.queryForObject("select count(*) from messages where state = 'PENDING'", Long.class);
    return count == null ? 0 : count;
  }

  /** Counts when the running transaction has committed: what is rolled back comes again. */
  void countOnceCommitted(MessageState state, Party audience) {
    Counter counter =
        Counter.builder("rescind.notifications.messages")
            .description("Messages by what became of them")
            .tag("outcome", state.name())
            .tag("audience", audience.name())
            .register(registry);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            counter.increment();
          }
        });
  }
}
