package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Fee;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What becomes of an order's fees.
 *
 * @param amount what goes back of them, minor units
 * @param retained what is kept of them, each under its own code
 * @param rule absent where the order has no fees
 */
record FeeRefund(long amount, List<Fee> retained, Optional<AppliedRule> rule) {

  /**
   * Fees go back with the last of the order only, by the lowest percentage among its lines: what
   * was paid once for the whole is not taken apart.
   *
   * @param refundable whether the fee with this code goes back at all
   */
  static FeeRefund of(
      OrderFacts order, CaseFacts request, Predicate<String> refundable, Percent lowest) {
    List<Fee> fees = order.placed().fees();
    if (fees.isEmpty()) {
      return new FeeRefund(0, List.of(), Optional.empty());
    }
    if (!cancelsTheRest(order, request)) {
      String effect = "Part of the order remains, so its fees stay as they are.";
      return new FeeRefund(0, List.of(), Optional.of(new AppliedRule("fees", Map.of(), effect)));
    }
    return ofWhole(fees, refundable, lowest);
  }

  private static FeeRefund ofWhole(List<Fee> fees, Predicate<String> refundable, Percent lowest) {
    long sum = 0;
    List<Fee> retained = new ArrayList<>();
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("percent", lowest.toString());
    List<String> effects = new ArrayList<>();
    for (Fee fee : fees) {
      long back = refundable.test(fee.code()) ? lowest.of(fee.amount().amount()) : 0;
      Money refund = new Money(back, fee.amount().currency());
      sum = Math.addExact(sum, back);
      if (fee.amount().minus(refund).isPositive()) {
        retained.add(new Fee(fee.code(), fee.amount().minus(refund)));
      }
      String share = Wording.money(refund) + " of " + Wording.money(fee.amount());
      inputs.merge(fee.code(), share, (first, second) -> first + ", " + second);
      effects.add(fee.code() + " " + share);
    }
    String effect =
        "Nothing of the order remains; of its fees goes back: " + String.join(", ", effects) + ".";
    return new FeeRefund(
        sum, List.copyOf(retained), Optional.of(new AppliedRule("fees", inputs, effect)));
  }

  private static boolean cancelsTheRest(OrderFacts order, CaseFacts request) {
    return order.placed().lines().stream().allMatch(line -> gone(line, request) == line.quantity());
  }

  private static int gone(OrderLine line, CaseFacts request) {
    int now =
        request.lines().stream()
            .filter(asked -> asked.lineId().equals(line.lineId()))
            .mapToInt(asked -> asked.quantity())
            .sum();
    return now + request.alreadyCancelled().getOrDefault(line.lineId(), 0);
  }
}
