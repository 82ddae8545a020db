package dev.rescind.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount by weight so that the parts always add up to the whole: the largest-remainder
 * method, also known as Hamilton's.
 */
public final class Apportionment {

  private Apportionment() {}

  /**
   * The parts, one a weight, in the order of the weights. Each gets its share rounded down; what is
   * left goes, one unit each, to the largest remainders, the earlier position first among equals.
   * Where every weight is zero, all count alike.
   *
   * @param whole minor units, not negative
   * @param weights not negative
   * @throws IllegalArgumentException if something is negative, or there is an amount and nobody to
   *     give it to
   */
  public static List<Long> split(long whole, List<Long> weights) {
    if (whole < 0 || weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("whole and weights must not be negative");
    }
    if (weights.isEmpty() && whole > 0) {
      throw new IllegalArgumentException("weights must not be empty");
    }
    boolean allZero = weights.stream().allMatch(weight -> weight == 0);
    return byLargestRemainder(
        whole, allZero ? Collections.nCopies(weights.size(), 1L) : List.copyOf(weights));
  }

  private static List<Long> byLargestRemainder(long whole, List<Long> weights) {
    BigInteger sum =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    List<Long> parts = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    long left = whole;
    for (long weight : weights) {
      BigInteger[] share =
          BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
      parts.add(share[0].longValueExact());
      remainders.add(share[1]);
      left -= share[0].longValueExact();
    }
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
        .limit(left)
        .forEach(position -> parts.set(position, parts.get(position) + 1));
    return List.copyOf(parts);
  }
}
