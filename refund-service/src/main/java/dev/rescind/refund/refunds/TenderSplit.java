package dev.rescind.refund.refunds;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.refund.payments.CapturedPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Over which payments a refund goes back: the oldest first, each up to what was captured less what
 * was already given back to it, here or upstream. So no order gets back more than was captured for
 * it. A payment in another currency is not of the order and gets nothing.
 */
record TenderSplit(List<Tender> tenders, Money total) {

  TenderSplit {
    tenders = List.copyOf(tenders);
  }

  /**
   * Splits as much of the amount as the payments carry.
   *
   * @param givenBack what is already given back to a payment; handed zero in its currency to begin
   *     with
   */
  static TenderSplit of(
      Money amount, List<CapturedPayment> captured, BiFunction<PaymentId, Money, Money> givenBack) {
    Money zero = Money.zero(amount.currency());
    Money total = zero;
    List<Tender> tenders = new ArrayList<>();
    for (CapturedPayment payment : inTurn(captured, amount.currency())) {
      Money left = payment.left().minus(givenBack.apply(payment.paymentId(), zero));
      Money share = left.min(amount.minus(total));
      if (share.isPositive()) {
        tenders.add(new Tender(payment.paymentId(), share, payment.method()));
        total = total.plus(share);
      }
    }
    return new TenderSplit(tenders, total);
  }

  private static List<CapturedPayment> inTurn(List<CapturedPayment> captured, String currency) {
    return captured.stream()
        .filter(payment -> payment.amount().currency().equals(currency))
        .sorted(CapturedPayment.BY_TIME)
        .toList();
  }
}
