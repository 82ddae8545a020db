package dev.rescind.benchmarks.reference;

import dev.rescind.benchmarks.contest.Contender;
import dev.rescind.benchmarks.contest.ContenderSource;
import dev.rescind.benchmarks.contest.Database;
import dev.rescind.benchmarks.contest.Settlements;
import dev.rescind.benchmarks.contest.Surroundings;
import dev.rescind.benchmarks.reference.Parts.Once;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/**
 * Five services, each with a database of its own, that carry a cancellation through: requested,
 * approved, refund scheduled and issued, slot released, both sides told, settled, and all of it
 * reported.
 */
public final class Reference implements Contender {

  private static final String REQUESTS = "reference.requests";
  private static final String CANCELLATIONS = "reference.cancellations";
  private static final String REFUNDS = "reference.refunds";
  private static final String AVAILABILITY = "reference.availability";
  private static final String NOTIFICATIONS = "reference.notifications";
  private final Clients clients;
  private final Surroundings surroundings;
  private final EventTable table;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Producer<String, byte[]> producer;
  private final Settlements settlements;
  private final AtomicLong sagas = new AtomicLong();

  private Reference(Surroundings surroundings, Clock clock) throws Exception {
    this.surroundings = surroundings;
    this.clients = new Clients(surroundings.bootstrapServers());
    this.table = new EventTable(clock);
    List<String> answers = List.of(REFUNDS, AVAILABILITY, NOTIFICATIONS);
    List<String> topics =
        Stream.concat(Stream.of(REQUESTS, CANCELLATIONS), answers.stream()).toList();
    clients.createTopics(topics);
    start(new Cancelling(), CANCELLATIONS, topics.stream().filter(it -> !it.equals(CANCELLATIONS)));
    start(new Parts.Refunding(), REFUNDS, Stream.of(CANCELLATIONS));
    start(new Parts.Releasing(), AVAILABILITY, Stream.of(CANCELLATIONS));
    start(new Parts.Telling(), NOTIFICATIONS, Stream.of(CANCELLATIONS));
    report(topics.stream().filter(it -> !it.equals(REQUESTS)));
    this.producer = clients.producer();
    this.settlements = new Settlements(surroundings.bootstrapServers(), CANCELLATIONS);
  }

  /** Makes topics and databases, and starts the services. */
  public static ContenderSource source() {
    return surroundings -> new Reference(surroundings, Clock.systemUTC());
  }

  private void start(Part part, String topic, Stream<String> heard) throws SQLException {
    Database database = surroundings.databases().create(topic.replace('.', '_'));
    prepare(database, EventTable.TABLES + Inbox.TABLE + Undertakings.TABLE + Cancelling.TABLE);
    Publisher publisher =
        new Publisher(topic, clients.producer(), connect(database), table).started();
    // Stopped in reverse: what reacts before what publishes.
    running.push(publisher);
    running.push(
        new Participant(
                clients.consumer(topic, heard.toList()),
                connect(database),
                new Once(part),
                table,
                publisher::wake)
            .started());
  }

  private void report(Stream<String> heard) throws SQLException {
    Database database = surroundings.databases().create("reference_reporting");
    prepare(database, Reporting.TABLE);
    running.push(
        new Participant(
                clients.consumer("reference.reporting", heard.toList()),
                connect(database),
                new Reporting(),
                table,
                () -> {})
            .started());
  }

  private static void prepare(Database database, String tables) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema reference");
      connection.setSchema("reference");
      statement.execute(tables);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    Connection connection = database.connect();
    connection.setSchema("reference");
    return connection;
  }

  @Override
  public String name() {
    return "REF";
  }

  @Override
  public List<String> prepare(int count) {
    return Stream.generate(() -> "R-" + sagas.incrementAndGet()).limit(count).toList();
  }

  @Override
  public void settle(String saga) throws Exception {
    Settlements.Settlement settlement = settlements.of(saga);
    var _ = producer.send(Envelope.request(REQUESTS, saga, UUID.randomUUID().toString()));
    settlement.await();
  }

  @Override
  public void close() {
    settlements.close();
    producer.close();
    for (AutoCloseable each : running) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
