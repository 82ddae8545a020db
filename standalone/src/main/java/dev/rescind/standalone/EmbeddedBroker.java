package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.springframework.util.FileSystemUtils;

/**
 * A real Kafka broker, with its controller, in this process; it keeps its data and its cluster id,
 * and listens on the loopback interface alone.
 *
 * <p>How durable it is: an acknowledged record has been handed to the operating system, so it
 * survives any death of this process, but not a power failure within the seconds until it is
 * written out. That is the usual trade of Kafka, where other replicas make up for it; a single
 * broker has none. Here every topic of a service can be published again from its event store, whose
 * commits are on stable storage.
 *
 * <p>This is the one place that touches Kafka's internal classes, which is why their version is
 * pinned.
 */
final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE = 1;

  private final Path log;
  private final int port;
  private final int controllerPort;
  private KafkaRaftServer server;

  private EmbeddedBroker(Path log, int port, int controllerPort) throws IOException {
    this.log = log;
    this.port = port;
    this.controllerPort = controllerPort;
    if (!Files.exists(log.resolve("meta.properties"))) {
      format(log);
    }
    this.server = launch();
  }

  /**
   * Starts the broker; returns when it serves.
   *
   * @param home where its data is kept
   * @throws Refusal if it does not start, or if there is a comma in the path, at which Kafka would
   *     split it
   */
  static EmbeddedBroker start(Path home, int port, int controllerPort) {
    if (home.toString().contains(",")) {
      throw Refusal.because("Kafka cannot keep its data under a path with a comma: " + home);
    }
    try {
      Path log = DurableFile.directory(home.toAbsolutePath()).resolve("log");
      return new EmbeddedBroker(log, port, controllerPort);
    } catch (IOException | RuntimeException | LinkageError e) {
      // Its static initialisers register shutdown hooks, which fails once a signal has come.
      throw Refusal.because("Kafka did not start: " + e.getMessage(), e);
    }
  }

  /** Gives the empty directory a cluster id, which is kept from then on. */
  private static void format(Path log) throws IOException {
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .addDirectory(log.toString())
          .setMetadataLogDirectory(log.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IOException("its directory %s could not be formatted: %s".formatted(log, e), e);
    }
  }

  private KafkaRaftServer launch() {
    var settings = new BrokerSettings(NODE, port, controllerPort, log).all();
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    try {
      starting.startup();
      return starting;
    } catch (RuntimeException e) {
      starting.shutdown();
      throw e;
    }
  }

  /** What clients connect to. */
  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Stops the broker in a controlled manner and starts it again on the same data. */
  synchronized void restart() {
    close();
    server = launch();
  }

  /**
   * Stops the broker, deletes everything that it kept, and starts it as a new one: what a lost disk
   * leaves behind.
   */
  synchronized void loseData() throws IOException {
    close();
    FileSystemUtils.deleteRecursively(log);
    format(log);
    server = launch();
  }

  /** Stops the broker; the data stays. */
  @Override
  public synchronized void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
