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
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Adds up what goes back for lines and fees, and what is kept. */
record Calculation(OrderFacts order, List<LineRefund> lines, FeeRefund fees) {

  private static final String CANCELLATION_FEE = "CANCELLATION_FEE";

  /**
   * @param refundable whether the fee with this code goes back at all
   */
  static Calculation of(
      OrderFacts order, CaseFacts request, Predicate<String> refundable, List<LineRefund> lines) {
    Percent lowest = Collections.min(lines.stream().map(LineRefund::percent).toList());
    return new Calculation(order, lines, FeeRefund.of(order, request, refundable, lowest));
  }

  Money refund() {
    return money(lines.stream().mapToLong(LineRefund::amount).sum() + fees.amount());
  }

  /** The lines with their refunds; refunded fees ride on them in proportion to their value. */
  List<CancelledLine> cancelledLines() {
    List<Long> feeParts = feeParts();
    return IntStream.range(0, lines.size())
        .mapToObj(i -> cancelled(lines.get(i), feeParts.get(i)))
        .toList();
  }

  private CancelledLine cancelled(LineRefund refund, long feePart) {
    OrderLine line = refund.share().line();
    Money amount = money(refund.amount() + feePart);
    return new CancelledLine(
        line.lineId(), line.productId(), refund.share().quantity(), amount, line.slot());
  }

  List<LineBreakdown> breakdown() {
    List<Long> feeParts = feeParts();
    return IntStream.range(0, lines.size())
        .mapToObj(i -> breakdown(lines.get(i), feeParts.get(i)))
        .toList();
  }

  private LineBreakdown breakdown(LineRefund refund, long feePart) {
    LineShare share = refund.share();
    long discount = share.part(share.line().discount().amount());
    long tax = share.part(share.line().tax().amount());
    return new LineBreakdown(
        share.line().lineId(),
        share.quantity(),
        money(share.value() + discount - tax),
        money(discount),
        money(tax),
        money(share.value()),
        money(refund.amount()),
        money(share.taxOf(refund.amount())),
        money(kept(refund)),
        money(feePart),
        refund.rule().rule(),
        refund.rule().effect());
  }

  private List<Long> feeParts() {
    return Apportionment.split(
        fees.amount(), lines.stream().map(line -> line.share().value()).toList());
  }

  List<Fee> retained() {
    List<Fee> retained = new ArrayList<>();
    Money kept = money(lines.stream().mapToLong(Calculation::kept).sum());
    if (kept.isPositive()) {
      retained.add(new Fee(CANCELLATION_FEE, kept));
    }
    retained.addAll(fees.retained());
    return retained;
  }

  private static long kept(LineRefund refund) {
    return Math.max(0, refund.share().value() - refund.amount());
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
    String paid =
        order.paid().compareTo(refund()) < 0
            ? " Only what is paid goes back: " + Wording.money(order.paid()) + " so far."
            : "";
    return new AppliedRule("refund", inputs, back + " back in all" + rest + "." + paid);
  }

  private Money money(long amount) {
    return new Money(amount, order.placed().currency());
  }
}
