package dev.rescind.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contenders in turns: each warm before anything counts, then round after round. */
final class Comparison {

  private final PrintStream out;
  private final List<ClosedLoop> contenders;
  private final Plan plan;

  /**
   * How it is measured.
   *
   * @param warmUp of each contender
   * @param length of each one's turn
   */
  record Plan(int inFlight, Duration warmUp, Duration length, int rounds) {}

  /**
   * @param contenders the platform first
   */
  Comparison(PrintStream out, List<ClosedLoop> contenders, Plan plan) {
    this.out = out;
    this.contenders = contenders;
    this.plan = plan;
  }

  /** Measures and prints everything; those that are not warm yet are warmed up first. */
  void run() throws Exception {
    for (ClosedLoop contender : contenders.subList(1, contenders.size())) {
      warmUp(out, contender, plan);
    }
    Map<String, List<Lap>> laps = new LinkedHashMap<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      for (ClosedLoop contender : contenders) {
        Lap lap = contender.run(plan.length());
        laps.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(lap);
        out.printf("round %d, %-8s %s%n", round, contender.name(), lap);
      }
    }
    conclude(laps);
  }

  static void warmUp(PrintStream out, ClosedLoop contender, Plan plan) throws Exception {
    out.printf(
        "warming up %s for %d s with %d in flight%n",
        contender.name(), plan.warmUp().toSeconds(), plan.inFlight());
    out.printf("  at last  %s%n", contender.warmUp(plan.warmUp()));
  }

  private void conclude(Map<String, List<Lap>> laps) {
    out.printf(
        "medians of %d rounds of %d s, %d in flight%n",
        plan.rounds(), plan.length().toSeconds(), plan.inFlight());
    laps.forEach((name, rounds) -> out.printf("  %-8s %s%n", name, medians(rounds)));
    String platform = contenders.getFirst().name();
    for (Goal goal : Goal.ALL) {
      goal.compare(platform, laps, plan.inFlight()).ifPresent(line -> out.println("  " + line));
    }
  }

  private static String medians(List<Lap> laps) {
    return "%s a second; p50 %s, p99 %s ms; CPU %s ms a saga"
        .formatted(
            Figures.ratio(Figures.median(laps.stream().map(Lap::rate).toList()), 10, 1),
            Figures.millis(Figures.median(laps.stream().map(Lap::p50).toList())),
            Figures.millis(Figures.median(laps.stream().map(Lap::p99).toList())),
            Figures.ratio(Figures.median(laps.stream().map(Lap::cpuOfOne).toList()), 1_000, 2));
  }
}
