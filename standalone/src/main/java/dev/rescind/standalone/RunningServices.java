package dev.rescind.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** All services of an instance. */
final class RunningServices implements AutoCloseable {

  private final List<RunningService> services;

  RunningServices(List<RunningService> services) {
    this.services = List.copyOf(services);
  }

  /**
   * Starts all of them, some at a time.
   *
   * @param atOnce how many at a time
   * @param started told about each service that is up
   * @throws Refusal if one does not come up; the others are up or stopped, but none is starting
   */
  void startAll(int atOnce, Consumer<RunningService> started) {
    each(
        atOnce,
        service -> {
          service.start();
          started.accept(service);
        });
  }

  /**
   * @throws IllegalArgumentException if there is no such service
   */
  RunningService named(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no service " + name));
  }

  List<RunningService> all() {
    return services;
  }

  /** Stops all of them at once: each mostly waits for others to finish what they are doing. */
  @Override
  public void close() {
    each(services.size(), RunningService::close);
  }

  private void each(int atOnce, Consumer<RunningService> action) {
    List<Future<?>> outcomes = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, atOnce))) {
      services.forEach(service -> outcomes.add(executor.submit(() -> action.accept(service))));
    }
    outcomes.forEach(RunningServices::requireSuccess);
  }

  private static void requireSuccess(Future<?> outcome) {
    try {
      outcome.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal
          ? refusal
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
