package dev.rescind.refund.refunds;

import static dev.rescind.refund.refunds.OrderRefundsFixture.euros;
import static dev.rescind.refund.refunds.OrderRefundsFixture.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Money;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.Tender;
import dev.rescind.refund.payments.CapturedPayment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefundsNeverExceedPaymentsTest {

  private static final long SEED = 20_260_328L;

  @Test
  void whateverTheAmountsAndThePaymentsTheSplitAddsUpAndStaysBelow() {
    Random random = new Random(SEED);
    for (int order = 0; order < 2_000; order++) {
      List<CapturedPayment> captured = new ArrayList<>();
      for (int each = random.nextInt(5); each >= 0; each--) {
        captured.add(payment("p" + each, 1 + random.nextInt(5_000), random.nextInt(3)));
      }
      Map<PaymentId, Money> givenBack = new HashMap<>();
      for (int step = 0; step < 6; step++) {
        splitOnce(euros(random.nextInt(6_000)), captured, givenBack);
      }
    }
  }

  private static void splitOnce(
      Money amount, List<CapturedPayment> captured, Map<PaymentId, Money> givenBack) {
    Money left =
        sum(captured.stream().map(CapturedPayment::amount).toList())
            .minus(sum(List.copyOf(givenBack.values())));
    TenderSplit split = TenderSplit.of(amount, captured, givenBack::getOrDefault);
    assertThat(split.total()).isEqualTo(amount.min(left));
    assertThat(sum(split.tenders().stream().map(Tender::amount).toList())).isEqualTo(split.total());
    for (Tender tender : split.tenders()) {
      assertThat(tender.amount().isPositive()).isTrue();
      givenBack.merge(tender.paymentId(), tender.amount(), Money::plus);
    }
    for (CapturedPayment payment : captured) {
      assertThat(givenBack.getOrDefault(payment.paymentId(), euros(0)))
          .isLessThanOrEqualTo(payment.amount());
    }
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(euros(0), Money::plus);
  }
}
