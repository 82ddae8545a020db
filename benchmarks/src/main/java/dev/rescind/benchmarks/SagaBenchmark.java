package dev.rescind.benchmarks;

import dev.rescind.benchmarks.Comparison.Plan;
import dev.rescind.benchmarks.contest.Contender;
import dev.rescind.benchmarks.contest.ContenderSource;
import dev.rescind.benchmarks.contest.Surroundings;
import dev.rescind.benchmarks.reference.Reference;
import dev.rescind.standalone.Options;
import dev.rescind.standalone.Standalone;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.springframework.util.FileSystemUtils;

/**
 * Cancellations a second through the whole product in one JVM: HTTP in, policy evaluated, refund
 * issued, slot released, notice handed over, settled. Durable Postgres, real broker. Beside it, in
 * turns, the bare reference, and whoever else stands on the class path.
 *
 * <p>Arguments: sagas in flight (default 32), seconds of warm-up of each contender (35), seconds of
 * each turn (20), rounds (3). Or {@code --open-loop} and requests a second, then the same three:
 * see {@link OpenLoop}.
 */
public final class SagaBenchmark {

  private static final int PORT = 28_080;

  /** The tenth of the platform's ports. */
  private static final int DATABASE_PORT = PORT + 9;

  private SagaBenchmark() {}

  /** Starts a platform in a temporary directory, measures, and prints the figures. */
  public static void main(String... arguments) throws Exception {
    boolean isOpen = arguments.length > 0 && arguments[0].equals("--open-loop");
    int first = isOpen ? 1 : 0;
    Plan plan =
        new Plan(
            number(arguments, first, 32),
            Duration.ofSeconds(number(arguments, first + 1, 35)),
            Duration.ofSeconds(number(arguments, first + 2, 20)),
            number(arguments, first + 3, 3));
    PrintStream out = System.out;
    Path home = Files.createTempDirectory("rescind-benchmark");
    try {
      measure(out, home.resolve("data"), isOpen, plan);
    } finally {
      FileSystemUtils.deleteRecursively(home);
    }
  }

  private static void measure(PrintStream out, Path data, boolean isOpen, Plan plan)
      throws Exception {
    try (Standalone standalone = Standalone.start(Options.in(data).withPort(PORT), out::println);
        Platform platform = new Platform(standalone)) {
      Stillness stillness = describe(out, data);
      if (isOpen) {
        new OpenLoop(out, platform, stillness, plan).run(standalone.bootstrapServers());
      } else {
        compare(out, standalone, new ClosedLoop(platform, plan.inFlight(), stillness), plan);
      }
    }
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static Stillness describe(PrintStream out, Path data)
      throws IOException, InterruptedException {
    out.printf(
        "started for the first time in %s s of this JVM's life; must be at most 35, aim 20%n",
        Figures.ratio(ManagementFactory.getRuntimeMXBean().getUptime(), 1_000, 1));
    out.printf(
        "cores: %d; load: %s; fdatasync: %d µs (median of 200 writes of 8 KiB)%n",
        Runtime.getRuntime().availableProcessors(),
        Figures.ratio(ClosedLoop.load(), 100, 1),
        DiskSync.median(data));
    Stillness stillness = Stillness.seen(new Processes(data));
    out.printf("idle: %s ms of CPU a second%n", Figures.ratio(stillness.idleMicros(), 1_000, 0));
    return stillness;
  }

  /** The platform is warm, and its memory looked at, before anybody else is there. */
  private static void compare(PrintStream out, Standalone standalone, ClosedLoop own, Plan plan)
      throws Exception {
    Processes processes = own.stillness().processes();
    Comparison.warmUp(out, own, plan);
    memory(out, "the platform with broker and database, warm", processes);
    List<Contender> others = new ArrayList<>();
    try {
      Surroundings surroundings =
          new Surroundings(
              standalone.bootstrapServers(),
              PlatformDatabases.of(standalone.data(), DATABASE_PORT));
      others.add(Reference.source().start(surroundings));
      for (ContenderSource source : ServiceLoader.load(ContenderSource.class)) {
        others.add(source.start(surroundings));
      }
      List<ClosedLoop> all = new ArrayList<>(List.of(own));
      others.forEach(other -> all.add(new ClosedLoop(other, plan.inFlight(), own.stillness())));
      new Comparison(out, all, plan).run();
      memory(out, "all of them", processes);
      out.printf(
          "at the end idle: %s ms of CPU a second; fdatasync: %d µs%n",
          Figures.ratio(Stillness.seen(processes).idleMicros(), 1_000, 0),
          DiskSync.median(standalone.data()));
    } finally {
      others.forEach(Contender::close);
    }
  }

  private static void memory(PrintStream out, String what, Processes processes) throws IOException {
    out.printf(
        "memory of %s: %,d MB; the platform's must be at most 2,000, aim 1,300%n",
        what, processes.memory() / 1_000_000);
  }
}
