package dev.rescind.standalone;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One service in a Spring context of its own, which can be stopped and started again. */
final class RunningService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

  private final ServiceDescriptor service;
  private final int port;
  private final List<String> arguments;
  private final SharedClock clock;
  private @Nullable ConfigurableApplicationContext context;

  RunningService(ServiceDescriptor service, int port, List<String> arguments, SharedClock clock) {
    this.service = service;
    this.port = port;
    this.arguments = List.copyOf(arguments);
    this.clock = clock;
  }

  /**
   * Starts the service; does nothing where it runs.
   *
   * @throws Refusal if it does not come up; the reason is in the log
   */
  synchronized void start() {
    if (context != null) {
      return;
    }
    try {
      context =
          new SpringApplicationBuilder(service.application())
              .initializers(clock)
              .run(arguments.toArray(String[]::new));
    } catch (RuntimeException e) {
      LOG.error("{} did not start", service.name(), e);
      throw Refusal.because("%s did not start: %s".formatted(service.name(), deepest(e)), e);
    }
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + " (see the log)";
  }

  String name() {
    return service.name();
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** Stops the service as an operator would; does nothing where it is stopped. */
  @Override
  public synchronized void close() {
    if (context != null) {
      context.close();
      context = null;
    }
  }
}
