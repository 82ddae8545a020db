package dev.rescind.benchmarks;

import dev.rescind.events.Topic;
import dev.rescind.standalone.Options;
import dev.rescind.standalone.Standalone;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A replay of the log into a fresh generation of the analytics against a bare consumer, in turns,
 * in one JVM with broker, database and all services.
 *
 * <p>Arguments: a data directory whose log is long enough to be measured ({@code ./rescind up
 * --data DIR}, {@code ./rescind import}, then stopped), and how many rounds (3). Nothing is
 * measured while the first replays warm up, for 35 seconds.
 */
public final class ReplayBenchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(35);
  private static final int PORT = 28_180;

  /** What reporting-service reads: all but the topics of personal content. */
  private static final List<String> TOPICS =
      Arrays.stream(Topic.values())
          .filter(topic -> topic != Topic.CONTACTS && topic != Topic.TEXTS)
          .map(Topic::topicName)
          .toList();

  private ReplayBenchmark() {}

  /** Starts a platform on the data, measures, and prints the figures. */
  public static void main(String... arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    PrintStream out = System.out;
    try (Standalone platform = Standalone.start(Options.in(data).withPort(PORT), out::println);
        Replaying replaying = new Replaying(platform)) {
      out.println("cores: " + Runtime.getRuntime().availableProcessors());
      out.println("fdatasync: " + DiskSync.median(data) + " µs (median of 200 writes of 8 KiB)");
      BareConsumer bare = new BareConsumer(platform.bootstrapServers());
      out.printf("warming up for %d s%n", WARM_UP.toSeconds());
      long warm = System.nanoTime() + WARM_UP.toNanos();
      do {
        round(out, bare, replaying);
      } while (System.nanoTime() < warm);
      List<Round> measured = new ArrayList<>();
      for (int i = 1; i <= rounds; i++) {
        out.printf("round %d%n", i);
        measured.add(round(out, bare, replaying));
      }
      conclude(out, measured);
    }
  }

  private record Round(Pace bare, Replaying.Result replay) {}

  private static Round round(PrintStream out, BareConsumer bare, Replaying replaying)
      throws Exception {
    Stopwatch watch = new Stopwatch();
    Pace consumed = bare.run(TOPICS);
    out.printf("  bare consumer: %s; %s%n", consumed, watch.spent());
    watch = new Stopwatch();
    Replaying.Result replayed = replaying.run();
    out.printf("  replay, filled: %s%n", replayed.filling());
    out.printf("  replay, swapped: %s; %s%n", replayed.whole(), watch.spent());
    return new Round(consumed, replayed);
  }

  private static void conclude(PrintStream out, List<Round> rounds) {
    long bare = median(rounds, it -> it.bare().rate());
    long filling = median(rounds, it -> it.replay().filling().rate());
    long whole = median(rounds, it -> it.replay().whole().rate());
    out.printf(
        "medians: bare consumer %,d a second; replay filled %,d, ratio %s; swapped %,d, ratio %s%n",
        bare, filling, ratio(filling, bare), whole, ratio(whole, bare));
  }

  private static long median(List<Round> rounds, ToLongFunction<Round> figure) {
    return rounds.stream().mapToLong(figure).sorted().toArray()[rounds.size() / 2];
  }

  private static String ratio(long one, long other) {
    return BigDecimal.valueOf(one)
        .divide(BigDecimal.valueOf(other), 3, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** CPU that this process took meanwhile, and how busy the machine was. */
  private static final class Stopwatch {
    private final long begun = System.nanoTime();
    private final Duration cpu = cpu();

    String spent() {
      long millis = (System.nanoTime() - begun) / 1_000_000;
      return "%,d ms of CPU in %,d ms, load %.1f"
          .formatted(
              cpu().minus(cpu).toMillis(),
              millis,
              ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Duration cpu() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
  }
}
