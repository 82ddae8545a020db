package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes back for a line, and why.
 *
 * @param percent by which refundable fees follow the line
 * @param refundableFees codes of the fees that follow; absent: those of the policy
 * @param amount minor units, from zero to the value of the share
 * @param rule the rule that set it
 * @param until how long the rule gives that much, UTC; absent where time does not change it
 */
record LineRefund(
    LineShare share,
    Percent percent,
    @Nullable Set<String> refundableFees,
    long amount,
    AppliedRule rule,
    @Nullable Instant until) {

  /**
   * @param because what the rule looked at
   * @param why the beginning of the sentence that explains it
   */
  static LineRefund of(
      String rule, LineShare share, RefundRate rate, Map<String, String> because, String why) {
    String currency = share.line().unitPrice().currency();
    Map<String, String> inputs = new LinkedHashMap<>(because);
    inputs.put("percent", rate.percent().toString());
    rate.fee().in(currency).ifPresent(fee -> inputs.put("fee", Wording.money(fee)));
    rate.feePerUnit().in(currency).ifPresent(fee -> inputs.put("feePerUnit", Wording.money(fee)));
    String goesBack = why + ": " + rate.inWords(currency) + " goes back, ";
    LineRefund refund = of(rule, share, rate.percent(), share.refund(rate), inputs, goesBack);
    return new LineRefund(
        share, rate.percent(), rate.refundableFees(), refund.amount(), refund.rule(), null);
  }

  static LineRefund of(
      String rule,
      LineShare share,
      Percent percent,
      long amount,
      Map<String, String> because,
      String why) {
    String currency = share.line().unitPrice().currency();
    String value = Wording.money(new Money(share.value(), currency));
    String refund = Wording.money(new Money(amount, currency));
    Map<String, String> inputs = new LinkedHashMap<>(because);
    inputs.put("lineId", share.line().lineId().value());
    inputs.put("quantity", String.valueOf(share.quantity()));
    inputs.put("value", value);
    inputs.put("refund", refund);
    AppliedRule applied = new AppliedRule(rule, inputs, why + refund + " of " + value + ".");
    return new LineRefund(share, percent, null, amount, applied, null);
  }

  LineRefund until(@Nullable Instant last) {
    return new LineRefund(share, percent, refundableFees, amount, rule, last);
  }
}
