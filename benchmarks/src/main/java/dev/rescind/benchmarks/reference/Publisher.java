package dev.rescind.benchmarks.reference;

import dev.rescind.benchmarks.reference.EventTable.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/**
 * Copies the events of a service to its topic, in the order of the store, each acknowledged before
 * the position moves. Woken by each commit; what was sent and not noted is sent again.
 */
final class Publisher implements AutoCloseable {

  private static final int AT_ONCE = 1_000;
  private static final long LOOK_MILLIS = 500;

  private final String topic;
  private final Producer<String, byte[]> producer;
  private final Connection connection;
  private final EventTable table;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean running = true;

  /**
   * @param connection its own, closed with it
   */
  Publisher(
      String topic, Producer<String, byte[]> producer, Connection connection, EventTable table) {
    this.topic = topic;
    this.producer = producer;
    this.connection = connection;
    this.table = table;
    this.thread = Thread.ofPlatform().name(topic + "-publisher").unstarted(this::run);
  }

  Publisher started() {
    thread.start();
    return this;
  }

  void wake() {
    woken.release();
  }

  private void run() {
    try (producer;
        connection) {
      execute("set synchronous_commit = off");
      long position = position();
      while (running) {
        position = publish(position);
      }
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long publish(long position)
      throws SQLException, ExecutionException, InterruptedException {
    List<Stored> events = table.after(connection, position, AT_ONCE, topic);
    if (events.isEmpty()) {
      boolean _ = woken.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      woken.drainPermits();
      return position;
    }
    List<Future<?>> acknowledgements = new ArrayList<>(events.size());
    for (Stored event : events) {
      acknowledgements.add(producer.send(event.record()));
    }
    for (Future<?> acknowledgement : acknowledgements) {
      acknowledgement.get();
    }
    long reached = events.getLast().position();
    note(reached);
    return reached;
  }

  private long position() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select position from publisher_position");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void note(long position) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update publisher_position set position = ?")) {
      update.setLong(1, position);
      update.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  @Override
  public void close() {
    running = false;
    wake();
    Threads.join(thread);
  }
}
