package dev.rescind.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform in this process: Postgres, Kafka, mail and the services. Parts of it can be
 * stopped and started one by one, to see that nothing is lost.
 */
public final class Standalone implements AutoCloseable {

  private final Lifecycle lifecycle;
  private final Infrastructure infrastructure;
  private final RunningServices services;

  Standalone(Lifecycle lifecycle, Infrastructure infrastructure, RunningServices services) {
    this.lifecycle = lifecycle;
    this.infrastructure = infrastructure;
    this.services = services;
  }

  /**
   * Starts everything; returns when every service is up.
   *
   * @throws Refusal if something cannot be started, in one line; what was started is stopped again
   */
  public static Standalone start(Options options) {
    return start(options, line -> {});
  }

  /**
   * As {@link #start(Options)}, and tells what is done on the way.
   *
   * @param progress takes a line per step
   */
  public static Standalone start(Options options, Consumer<String> progress) {
    return new StartUp(options, Services.all(), new Progress(progress)).run(new Lifecycle());
  }

  /**
   * Where a service answers.
   *
   * @param service the name of its module, as in {@code refund-service}
   * @throws IllegalArgumentException if there is no such service
   */
  public URI address(String service) {
    return services.named(service).address();
  }

  /** What a Kafka client connects to. */
  public String bootstrapServers() {
    return infrastructure.broker().bootstrapServers();
  }

  /**
   * The page of the mail sink.
   *
   * @throws IllegalStateException if mail goes to another server
   */
  public URI mailAddress() {
    MailSink sink = infrastructure.mailSink();
    if (sink == null) {
      throw new IllegalStateException("mail goes to " + infrastructure.mailServer());
    }
    return sink.address();
  }

  /** Where this instance keeps everything. */
  public Path data() {
    return infrastructure.data().root();
  }

  /** The time that this instance goes by; ahead of the computer's once it was turned. */
  public Instant now() {
    return infrastructure.clock().instant();
  }

  /**
   * A bearer token of the usual life.
   *
   * @param subject the customer or merchant id; may be null for the other roles
   */
  public String token(Role role, @Nullable String subject) {
    return infrastructure.issuer().token(role, subject, LocalIssuer.DEFAULT_LIFE);
  }

  /** Stops the broker and starts it again, while everything else goes on. */
  public void restartBroker() {
    infrastructure.broker().restart();
  }

  /** Takes all its data from the broker, while everything else goes on. */
  public void loseBroker() throws IOException {
    infrastructure.broker().loseData();
  }

  /** Stops the database server and starts it again, while everything else goes on. */
  public void restartDatabase() throws IOException {
    infrastructure.database().restart();
  }

  /** Stops a service and starts it again; see {@link #address(String)} for names and errors. */
  public void restartService(String service) {
    stopService(service);
    startService(service);
  }

  /** Stops a service; does nothing where it is stopped. */
  public void stopService(String service) {
    services.named(service).close();
  }

  /** Starts a service; does nothing where it runs. */
  public void startService(String service) {
    services.named(service).start();
  }

  List<RunningService> services() {
    return services.all();
  }

  Infrastructure infrastructure() {
    return infrastructure;
  }

  /** Stops everything in reverse order; the data stays. */
  @Override
  public void close() {
    lifecycle.close();
  }
}
