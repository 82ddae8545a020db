package dev.rescind.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the platform has to reach against somebody else: a ratio of medians, the platform's over the
 * other's.
 *
 * @param figure what is compared
 * @param other whom it is compared with
 * @param inFlight with how many sagas in flight the goal is meant
 * @param bound what the ratio must be, and is to be
 */
record Goal(String figure, String other, int inFlight, ToLongFunction<Lap> measure, String bound) {

  static final List<Goal> ALL =
      List.of(
          new Goal("sagas a second", "REF", 256, Lap::rate, "at least 0.5, aim 0.8"),
          new Goal("sagas a second", "DBOS", 256, Lap::rate, "at least 1.0, aim 1.5"),
          new Goal("CPU a saga", "Operaton", 32, Lap::cpuOfOne, "at most 0.333, aim 0.2"),
          new Goal("request to SETTLED, p50", "REF", 1, Lap::p50, "at most 2.5, aim 1.5"));

  /**
   * The ratio, and what it has to be where the goal is one for this many in flight.
   *
   * @param laps of each contender, by name
   * @return empty where one of the two was not measured
   */
  Optional<String> compare(String platform, Map<String, List<Lap>> laps, int measured) {
    List<Lap> ours = laps.getOrDefault(platform, List.of());
    List<Lap> theirs = laps.getOrDefault(other, List.of());
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    String ratio =
        "%s against %s: %s"
            .formatted(figure, other, Figures.ratio(median(ours), median(theirs), 3));
    String meant =
        measured == inFlight
            ? "; must be " + bound
            : " (the goal is for %d in flight)".formatted(inFlight);
    return Optional.of(ratio + meant);
  }

  private long median(List<Lap> laps) {
    return Figures.median(laps.stream().map(measure::applyAsLong).toList());
  }
}
