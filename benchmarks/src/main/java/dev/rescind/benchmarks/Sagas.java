package dev.rescind.benchmarks;

import dev.rescind.standalone.Role;
import dev.rescind.standalone.Standalone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs cancellations, so many at a time, each from the request to its settlement. */
final class Sagas implements AutoCloseable {

  private static final String CUSTOMER = "C-benchmark";

  private final Standalone platform;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Upstream upstream;
  private final Settlements settlements;
  private final AtomicLong orders = new AtomicLong();

  Sagas(Standalone platform) {
    this.platform = platform;
    this.upstream = new Upstream(platform.bootstrapServers(), CUSTOMER);
    this.settlements = new Settlements(platform.bootstrapServers());
  }

  /**
   * What a round brought.
   *
   * @param micros from request to settlement, sorted
   * @param cpuMicros CPU time of this JVM, the database beside it not counted
   */
  record Result(List<Long> micros, long cpuMicros) {}

  Result run(int inFlight, Duration length) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    long cpu = cpuMicros();
    ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    String token = platform.token(Role.CUSTOMER, CUSTOMER);
    List<Future<?>> loops = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < inFlight; i++) {
        loops.add(threads.submit(() -> loop(end, token, micros)));
      }
      for (Future<?> loop : loops) {
        loop.get();
      }
    }
    return new Result(micros.stream().sorted().toList(), cpuMicros() - cpu);
  }

  private Void loop(long end, String token, ConcurrentLinkedQueue<Long> micros) throws Exception {
    while (System.nanoTime() < end) {
      String order = "B-" + orders.incrementAndGet();
      upstream.place(order);
      Future<?> settled = settlements.of(order);
      long begun = System.nanoTime();
      cancel(order, token);
      settled.get(60, TimeUnit.SECONDS);
      micros.add((System.nanoTime() - begun) / 1000);
    }
    return null;
  }

  private void cancel(String order, String token) throws Exception {
    URI resource =
        platform.address("cancellation-service").resolve("/api/orders/" + order + "/cancellations");
    HttpRequest request =
        HttpRequest.newBuilder(resource)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"CHANGE_OF_PLANS\"}"))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private static long cpuMicros() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000;
  }

  @Override
  public void close() {
    settlements.close();
    upstream.close();
    http.close();
  }
}
