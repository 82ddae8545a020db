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
record Calculation(
    OrderFacts order, Circumstances circumstances, List<LineRefund> lines, FeeRefund fees) {

  private static final String CANCELLATION_FEE = "CANCELLATION_FEE";

  /**
   * @param refundable whether the fee with this code goes back at all
   */
  static Calculation of(
      OrderFacts order, CaseFacts request, Predicate<String> refundable, List<LineRefund> lines) {
    Percent lowest = Collections.min(lines.stream().map(LineRefund::percent).toList());
    return new Calculation(
        order, request.circumstances(), lines, FeeRefund.of(order, request, refundable, lowest));
  }

  Money refund() {
    return money(lines.stream().mapToLong(this::further).sum() + fees.amount());
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
    Money amount = money(further(refund) + feePart);
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
        money(further(refund)),
        money(share.taxOf(further(refund))),
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
    Money kept = money(lines.stream().mapToLong(this::kept).sum());
    if (kept.isPositive()) {
      retained.add(new Fee(CANCELLATION_FEE, kept));
    }
    retained.addAll(fees.retained());
    return retained;
  }

  /** What is still to go back for a line after what went back before. */
  private long further(LineRefund refund) {
    return Math.max(0, refund.amount() - before(refund));
  }

  private long kept(LineRefund refund) {
    return Math.max(0, refund.share().value() - before(refund) - further(refund));
  }

  private long before(LineRefund refund) {
    return circumstances.alreadyRefunded(refund.share().line().lineId());
  }

  List<AppliedRule> rules() {
    List<AppliedRule> rules = new ArrayList<>(lines.stream().map(LineRefund::rule).toList());
    long before = lines.stream().mapToLong(this::before).sum();
    if (before > 0) {
      String went = Wording.money(money(before));
      rules.add(
          new AppliedRule(
              "already-refunded", Map.of("amount", went), went + " of it went back before."));
    }
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
