package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Fee;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what goes back for lines and fees, and what is kept. */
record Calculation(OrderFacts order, List<LineRefund> lines, FeeRefund fees) {

  private static final String CANCELLATION_FEE = "CANCELLATION_FEE";

  static Calculation of(
      OrderFacts order, CaseFacts request, RefundTerms terms, List<LineRefund> lines) {
    Percent lowest = Collections.min(lines.stream().map(LineRefund::percent).toList());
    return new Calculation(
        order, lines, FeeRefund.of(order, request, terms.refundableFees(), lowest));
  }

  Money refund() {
    return money(lines.stream().mapToLong(LineRefund::amount).sum() + fees.amount());
  }

  /** The lines with their refunds; refunded fees ride on them in proportion to their value. */
  List<CancelledLine> cancelledLines() {
    List<Long> values = lines.stream().map(line -> line.share().value()).toList();
    List<Long> feeParts = Apportionment.split(fees.amount(), values);
    List<CancelledLine> cancelled = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      LineRefund refund = lines.get(i);
      OrderLine line = refund.share().line();
      Money amount = money(refund.amount() + feeParts.get(i));
      cancelled.add(
          new CancelledLine(
              line.lineId(), line.productId(), refund.share().quantity(), amount, line.slot()));
    }
    return cancelled;
  }

  List<Fee> retained() {
    List<Fee> retained = new ArrayList<>();
    Money kept =
        money(lines.stream().mapToLong(line -> line.share().value() - line.amount()).sum());
    if (kept.isPositive()) {
      retained.add(new Fee(CANCELLATION_FEE, kept));
    }
    retained.addAll(fees.retained());
    return retained;
  }

  List<AppliedRule> rules() {
    List<AppliedRule> rules = new ArrayList<>(lines.stream().map(LineRefund::rule).toList());
    fees.rule().ifPresent(rules::add);
    rules.add(sum());
    return rules;
  }

  private AppliedRule sum() {
    Money kept = money(retained().stream().mapToLong(fee -> fee.amount().amount()).sum());
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("value", Wording.money(refund().plus(kept)));
    inputs.put("refund", Wording.money(refund()));
    inputs.put("retained", Wording.money(kept));
    inputs.put("paid", Wording.money(order.paid()));
    String back = refund().isPositive() ? Wording.money(refund()) + " goes" : "Nothing goes";
    String rest = kept.isPositive() ? "; " + Wording.money(kept) + " is kept" : "";
    return new AppliedRule("refund", inputs, back + " back in all" + rest + ".");
  }

  private Money money(long amount) {
    return new Money(amount, order.placed().currency());
  }
}
