package dev.rescind.standalone;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Starts an instance: first what the services stand on, then the services. */
final class StartUp {

  private static final int SERVICES_AT_ONCE = 2;

  private final Options options;
  private final List<ServiceDescriptor> descriptors;
  private final Progress progress;
  private final Ports ports;

  /**
   * @throws Refusal if the ports do not fit
   */
  StartUp(Options options, List<ServiceDescriptor> descriptors, Progress progress) {
    this.options = options;
    this.descriptors = List.copyOf(descriptors);
    this.progress = progress;
    this.ports = new Ports(options.port());
  }

  /**
   * @param lifecycle remembers what was started; closed where the start fails
   * @throws Refusal if something does not start
   */
  Standalone run(Lifecycle lifecycle) {
    try {
      Infrastructure infrastructure = infrastructure(lifecycle);
      return new Standalone(lifecycle, infrastructure, services(lifecycle, infrastructure));
    } catch (Exception e) {
      if (lifecycle.isClosing()) {
        throw Refusal.because("stopped while starting", e);
      }
      lifecycle.close();
      throw e instanceof Refusal refusal ? refusal : Refusal.because("start failed: " + e, e);
    }
  }

  private Infrastructure infrastructure(Lifecycle lifecycle) throws Exception {
    DataDirectory data =
        lifecycle.start("data directory", () -> DataDirectory.open(options.data()).claim());
    if (options.fresh()) {
      empty(data);
    }
    Logs.writeTo(data.logs());
    requireFreePorts();
    // Tokens are good for as long as they say, however the clock of the instance is turned.
    LocalIssuer issuer = LocalIssuer.in(data.issuer(), Clock.systemUTC());
    TurnableClock clock = TurnableClock.in(data.clock(), Clock.systemUTC());
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<EmbeddedDatabase> database =
          executor.submit(() -> lifecycle.start("database", () -> database(data)));
      EmbeddedBroker broker = lifecycle.start("broker", () -> broker(data));
      MailSink sink =
          options.mailServer() == null
              ? lifecycle.start("mail", () -> mailSink(data, clock))
              : null;
      MailServer mail =
          Objects.requireNonNullElseGet(
              options.mailServer(), () -> new MailServer("127.0.0.1", ports.smtp()));
      return new Infrastructure(
          data,
          issuer,
          result(database),
          broker,
          mail,
          sink,
          options.traces(),
          clock,
          options.turnableClock());
    }
  }

  private void empty(DataDirectory data) throws IOException {
    // A server that outlived its instance would go on writing into what is being deleted.
    new PostgresCluster(data.database()).stopSurvivor();
    data.empty();
    progress.done("emptied " + data.root());
  }

  /** The database looks after its own port: a server from before may still hold it. */
  private void requireFreePorts() {
    for (int i = 0; i < descriptors.size(); i++) {
      Ports.requireFree(ports.service(i), descriptors.get(i).name());
    }
    if (options.mailServer() == null) {
      Ports.requireFree(ports.mailPage(), "the mail page");
      Ports.requireFree(ports.smtp(), "the mail sink");
    }
    Ports.requireFree(ports.broker(), "Kafka");
    Ports.requireFree(ports.controller(), "Kafka's controller");
  }

  private EmbeddedDatabase database(DataDirectory data) {
    List<String> names = new ArrayList<>();
    for (ServiceDescriptor descriptor : descriptors) {
      @Nullable String database = descriptor.database();
      if (database != null) {
        names.add(database);
      }
    }
    EmbeddedDatabase database = EmbeddedDatabase.start(data.database(), ports.database(), names);
    progress.done("database");
    return database;
  }

  private EmbeddedBroker broker(DataDirectory data) {
    EmbeddedBroker broker = EmbeddedBroker.start(data.broker(), ports.broker(), ports.controller());
    progress.done("broker");
    return broker;
  }

  private MailSink mailSink(DataDirectory data, TurnableClock clock) {
    MailSink sink = MailSink.start(data.mail(), ports.smtp(), ports.mailPage(), clock);
    progress.done("mail");
    return sink;
  }

  private RunningServices services(Lifecycle lifecycle, Infrastructure infrastructure)
      throws Exception {
    Wiring wiring = infrastructure.wiring();
    List<RunningService> prepared = new ArrayList<>();
    for (ServiceDescriptor descriptor : descriptors) {
      int port = ports.service(prepared.size());
      prepared.add(
          new RunningService(
              descriptor,
              port,
              wiring.arguments(descriptor, port),
              infrastructure.clockOf(descriptor)));
    }
    // Remembered before they start, so that those that came up are stopped where another does not.
    RunningServices services = lifecycle.start("services", () -> new RunningServices(prepared));
    services.startAll(SERVICES_AT_ONCE, service -> progress.done(service.name()));
    return services;
  }

  private static <T> T result(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
