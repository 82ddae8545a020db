package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A service: one thread that polls, and reacts to each batch in one transaction. Offsets are
 * committed after, twice a second, as the platform's listeners do; what is read again is known.
 */
final class Participant implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long OFFSETS_EVERY_NANOS = 500_000_000;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Connection connection;
  private final Part part;
  private final EventTable table;
  private final Runnable afterCommit;
  private final Thread thread;
  private long offsetsAt;

  /**
   * @param connection its own, closed with it
   * @param afterCommit wakes the publisher
   */
  Participant(
      KafkaConsumer<String, byte[]> consumer,
      Connection connection,
      Part part,
      EventTable table,
      Runnable afterCommit) {
    this.consumer = consumer;
    this.connection = connection;
    this.part = part;
    this.table = table;
    this.afterCommit = afterCommit;
    this.thread = Thread.ofPlatform().name("reference-" + part).unstarted(this::run);
  }

  Participant started() {
    thread.start();
    return this;
  }

  private void run() {
    try (consumer;
        connection) {
      connection.setAutoCommit(false);
      store(part.followUp(connection));
      while (true) {
        List<Heard> heard = heard(consumer.poll(POLL));
        if (!heard.isEmpty()) {
          store(part.react(connection, heard));
          store(part.followUp(connection));
        }
        commitOffsets();
      }
    } catch (WakeupException stopped) {
      // A batch that was under way is whole: only the poll is woken.
      return;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Heard> heard(ConsumerRecords<String, byte[]> records) {
    List<Heard> heard = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      Heard each = Heard.of(record);
      if (part.hears(each.type())) {
        heard.add(each);
      }
    }
    return heard;
  }

  private void store(List<Happened> happened) throws SQLException {
    table.append(connection, happened);
    connection.commit();
    if (!happened.isEmpty()) {
      afterCommit.run();
    }
  }

  private void commitOffsets() {
    if (System.nanoTime() - offsetsAt > OFFSETS_EVERY_NANOS) {
      offsetsAt = System.nanoTime();
      consumer.commitAsync();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    Threads.join(thread);
  }
}
