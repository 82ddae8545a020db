package dev.rescind.policy;

import dev.rescind.events.CauseClass;
import dev.rescind.events.Fault;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant's rates are counted and what follows from them.
 *
 * @param window the orders of how long a time count
 * @param lag how long before now the window ends, so that late cases are in
 * @param minimumSample with fewer orders there is no standing
 * @param levels best first; the first whose every threshold is met is the merchant's
 */
public record Standing(
    Span window,
    Span lag,
    int minimumSample,
    Rate cancellationRate,
    Rate completionRate,
    List<Level> levels) {

  public Standing {
    levels = List.copyOf(levels);
  }

  /**
   * Which cancellations count.
   *
   * @param countsFaultOf whose fault it has to be
   * @param exceptCauses and not of these causes
   * @param exceptReasons nor with these reason codes
   */
  public record Rate(
      Set<Fault> countsFaultOf,
      @Nullable Set<CauseClass> exceptCauses,
      @Nullable Set<String> exceptReasons) {

    public Rate {
      countsFaultOf = Set.copyOf(countsFaultOf);
    }

    /**
     * Whether a cancellation counts.
     *
     * @param fault whose it is in the end: the reason's own, or what a ruling says
     */
    public boolean counts(Reason reason, Fault fault) {
      return reason.counts()
          && countsFaultOf.contains(fault)
          && (exceptCauses == null || !exceptCauses.contains(reason.cause()))
          && (exceptReasons == null || !exceptReasons.contains(reason.code()));
    }
  }

  /**
   * A level, such as a badge.
   *
   * @param cancelledAtMost share of the orders that were cancelled; exactly so much is met
   * @param completedAtLeast share of the orders that were completed; exactly so much is met
   */
  public record Level(
      String name, @Nullable Percent cancelledAtMost, @Nullable Percent completedAtLeast) {

    boolean isMet(long cancelled, long completed, long orders) {
      return (cancelledAtMost == null || compare(cancelled, cancelledAtMost, orders) <= 0)
          && (completedAtLeast == null || compare(completed, completedAtLeast, orders) >= 0);
    }

    private static int compare(long part, Percent percent, long whole) {
      return BigInteger.valueOf(part)
          .multiply(BigInteger.valueOf(Percent.ALL.basisPoints()))
          .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(percent.basisPoints())));
    }
  }

  /**
   * The level of a merchant; empty with too few orders to tell, or if no level is met.
   *
   * @param cancelled how many of the orders count as cancelled
   * @param completed how many of the orders count as completed
   * @param orders how many orders there are in the window
   */
  public Optional<Level> levelOf(long cancelled, long completed, long orders) {
    return orders < minimumSample
        ? Optional.empty()
        : levels.stream().filter(level -> level.isMet(cancelled, completed, orders)).findFirst();
  }
}
