package dev.rescind.policy;

import dev.rescind.events.EventJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How much of something goes back: a percentage, less fees.
 *
 * @param fee for the whole order, shared by its lines in proportion to what they cost
 * @param feePerUnit for each piece
 * @param refundableFees codes of the order's fees that follow; absent: those of the policy
 */
record RefundRate(
    Percent percent, Prices fee, Prices feePerUnit, @Nullable Set<String> refundableFees) {

  static final RefundRate ALL = of(Percent.ALL);
  static final RefundRate NOTHING = of(Percent.NOTHING);

  private static final BigInteger WHOLE = BigInteger.valueOf(Percent.ALL.basisPoints());

  static RefundRate of(Percent percent) {
    return new RefundRate(percent, Prices.NONE, Prices.NONE, null);
  }

  /** Reads the three fields of an object that may have others. */
  static RefundRate of(JsonNode holder) {
    return new RefundRate(
        Percent.of(holder.path("refundPercent")),
        prices(holder.get("fee")),
        prices(holder.get("feePerUnit")),
        codes(holder.get("refundableFees")));
  }

  private static @Nullable Set<String> codes(@Nullable JsonNode codes) {
    return codes == null
        ? null
        : codes.valueStream().map(JsonNode::stringValue).collect(Collectors.toUnmodifiableSet());
  }

  private static Prices prices(@Nullable JsonNode prices) {
    return prices == null ? Prices.NONE : EventJson.mapper().treeToValue(prices, Prices.class);
  }

  /**
   * What goes back for the first so much of a line's cost. Rises with the value and never faster
   * than it, so that the difference between two values is never negative nor above what lies
   * between them; a part bears its part of the fees.
   *
   * @param value minor units, at most what the line costs
   */
  long of(long value, LineShare share) {
    long total = share.line().total().amount();
    if (total == 0) {
      return 0;
    }
    BigInteger all =
        BigInteger.valueOf(total)
            .multiply(BigInteger.valueOf(percent.basisPoints()))
            .subtract(fees(share).multiply(WHOLE))
            .max(BigInteger.ZERO);
    return Percent.halfUp(
        all.multiply(BigInteger.valueOf(value)), WHOLE.multiply(BigInteger.valueOf(total)));
  }

  private BigInteger fees(LineShare share) {
    String currency = share.line().unitPrice().currency();
    long ofOrder = fee.orZero(currency);
    BigInteger ofLine = ofOrder == 0 ? BigInteger.ZERO : BigInteger.valueOf(share.partOf(ofOrder));
    return BigInteger.valueOf(feePerUnit.orZero(currency))
        .multiply(BigInteger.valueOf(share.line().quantity()))
        .add(ofLine);
  }

  /** Such as {@code 50 % less a fee of EUR 5.00}. */
  String inWords(String currency) {
    List<String> fees = new ArrayList<>();
    fee.in(currency).ifPresent(price -> fees.add("a fee of " + Wording.money(price)));
    feePerUnit.in(currency).ifPresent(price -> fees.add(Wording.money(price) + " a piece"));
    return percent + (fees.isEmpty() ? "" : " less " + String.join(" and ", fees));
  }
}
