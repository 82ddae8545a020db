package dev.rescind.benchmarks;

import dev.rescind.standalone.Options;
import dev.rescind.standalone.Standalone;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Cancellations a second through the whole product in one JVM: HTTP in, policy evaluated, refund
 * issued, slot released, notice handed over, settled. Durable Postgres, real broker.
 *
 * <p>Arguments: sagas in flight (default 32), seconds of warm-up (35) and of each of three rounds
 * (20).
 */
public final class SagaBenchmark {

  private static final int ROUNDS = 3;
  private static final int PORT = 28_080;

  private SagaBenchmark() {}

  /** Starts a platform in a temporary directory, measures, and prints the figures. */
  public static void main(String... arguments) throws Exception {
    int inFlight = number(arguments, 0, 32);
    Duration warmUp = Duration.ofSeconds(number(arguments, 1, 35));
    Duration round = Duration.ofSeconds(number(arguments, 2, 20));
    PrintStream out = System.out;
    Path data = Files.createTempDirectory("rescind-benchmark").resolve("data");
    try (Standalone platform = Standalone.start(Options.in(data).withPort(PORT), out::println);
        Sagas sagas = new Sagas(platform)) {
      out.println("cores: " + Runtime.getRuntime().availableProcessors());
      out.println("fdatasync: " + DiskSync.median(data) + " µs (median of 200 writes of 8 KiB)");
      out.printf("warming up for %d s with %d in flight%n", warmUp.toSeconds(), inFlight);
      sagas.run(inFlight, warmUp);
      for (int i = 1; i <= ROUNDS; i++) {
        report(out, i, sagas.run(inFlight, round), round);
      }
    }
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static void report(PrintStream out, int round, Sagas.Result result, Duration length) {
    List<Long> micros = result.micros();
    out.printf(
        "round %d: %d sagas in %d s, %d a second; request to SETTLED p50 %d ms, p99 %d ms; %d CPU µs a saga%n",
        round,
        micros.size(),
        length.toSeconds(),
        micros.size() / Math.max(1, length.toSeconds()),
        percentile(micros, 50) / 1000,
        percentile(micros, 99) / 1000,
        result.cpuMicros() / Math.max(1, micros.size()));
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1L) * percent / 100));
  }
}
