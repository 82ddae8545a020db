package dev.rescind.benchmarks;

import dev.rescind.benchmarks.Comparison.Plan;
import dev.rescind.benchmarks.Delays.Heard;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Requests at a steady rate, whether earlier ones are settled or not: how long it is from approval
 * to the issued refund, and from an event to a consumer.
 */
final class OpenLoop {

  private final PrintStream out;
  private final Platform platform;
  private final Stillness stillness;
  private final Plan plan;

  /**
   * @param plan its number in flight is the rate, requests a second
   */
  OpenLoop(PrintStream out, Platform platform, Stillness stillness, Plan plan) {
    this.out = out;
    this.platform = platform;
    this.stillness = stillness;
    this.plan = plan;
  }

  void run(String bootstrapServers) throws Exception {
    try (Delays delays = new Delays(bootstrapServers, Clock.systemUTC())) {
      out.printf(
          "warming up for %d s at %d requests a second%n",
          plan.warmUp().toSeconds(), plan.inFlight());
      round("warm-up", plan.warmUp(), delays);
      List<Heard> rounds = new ArrayList<>();
      for (int i = 1; i <= plan.rounds(); i++) {
        rounds.add(round("round " + i, plan.length(), delays));
      }
      out.printf("medians of %d rounds at %d a second%n", plan.rounds(), plan.inFlight());
      out.printf(
          "  approval to refund issued: %s; must be at most 25 / 150, aim 8 / 40%n",
          medians(rounds, Heard::toRefund));
      out.printf(
          "  commit to consumer: %s; must be at most 10 / 50, aim 3 / 12%n",
          medians(rounds, Heard::toConsumer));
    }
  }

  private Heard round(String name, Duration length, Delays delays) throws Exception {
    List<String> orders = platform.prepare(plan.inFlight() * (int) length.toSeconds());
    stillness.await();
    delays.take();
    long load = ClosedLoop.load();
    ask(orders);
    stillness.await();
    Heard heard = delays.take();
    out.printf(
        "%s: %,d refunds, approval to issued p50 / p99 %s ms; %,d events, to consumer %s ms; load before %s%n",
        name,
        heard.toRefund().size(),
        halves(heard.toRefund()),
        heard.toConsumer().size(),
        halves(heard.toConsumer()),
        Figures.ratio(load, 100, 1));
    return heard;
  }

  private void ask(List<String> orders) throws Exception {
    long interval = 1_000_000_000L / plan.inFlight();
    List<Future<?>> answers = new ArrayList<>(orders.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long due = System.nanoTime();
      for (Iterator<String> each = orders.iterator(); each.hasNext(); due += interval) {
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        String order = each.next();
        answers.add(
            threads.submit(() -> {
              platform.ask(order);
              return order;
            }));
      }
    }
    for (Future<?> answer : answers) {
      answer.get();
    }
  }

  private static String halves(List<Long> sorted) {
    return Figures.millis(Figures.percentile(sorted, 50))
        + " / "
        + Figures.millis(Figures.percentile(sorted, 99));
  }

  private static String medians(List<Heard> rounds, Function<Heard, List<Long>> delays) {
    List<List<Long>> all = rounds.stream().map(delays).toList();
    long p50 = Figures.median(all.stream().map(each -> Figures.percentile(each, 50)).toList());
    long p99 = Figures.median(all.stream().map(each -> Figures.percentile(each, 99)).toList());
    return "p50 / p99 %s / %s ms".formatted(Figures.millis(p50), Figures.millis(p99));
  }
}
