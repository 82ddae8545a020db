package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.PolicyPublished;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundScheduled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The samples tell one story: ids agree, sums add up. */
class GoldenStoryTest {

  private final OrderPlaced placed = GoldenSamples.full(OrderPlaced.class);
  private final CancellationApproved approved = GoldenSamples.full(CancellationApproved.class);

  @Test
  void everyEventOfTheOrderIsKeyedByTheOrder() {
    assertThat(GoldenSamples.events())
        .filteredOn(event -> List.of(Topic.ORDERS, Topic.REFUNDS).contains(event.topic()))
        .allMatch(event -> event.key().equals(placed.orderId().value()));
  }

  @Test
  void everyEventOfTheCaseIsCorrelatedByTheCase() {
    assertThat(GoldenSamples.events().stream().flatMap(event -> event.correlation().stream()))
        .isNotEmpty()
        .containsOnly(approved.cancellationId());
  }

  @Test
  void whatWasPaidIsWhatTheOrderCosts() {
    assertThat(GoldenSamples.full(OrderPaid.class).captured()).isEqualTo(placed.total());
  }

  @Test
  void whatIsRefundedAddsUp() {
    Money sum =
        approved.lines().stream().map(CancelledLine::refund).reduce(Money.zero("EUR"), Money::plus);

    assertThat(approved.refund()).isEqualTo(sum);
    assertThat(GoldenSamples.full(RefundScheduled.class).amount()).isEqualTo(sum);
    assertThat(GoldenSamples.full(RefundScheduled.class).tenders())
        .singleElement()
        .extracting(RefundEvent.Tender::amount)
        .isEqualTo(sum);
    assertThat(GoldenSamples.full(RefundIssued.class).issuedForStep()).isEqualTo(sum);
    assertThat(GoldenSamples.full(CancellationSettled.class).refunded()).isEqualTo(sum);
  }

  @Test
  void everyStepIsAnsweredOnce() {
    assertThat(GoldenSamples.full(CancellationSettled.class).answers())
        .extracting(StepAnswer::stepId)
        .containsExactlyElementsOf(
            approved.settlement().stream().map(SettlementStep::stepId).toList());
  }

  @Test
  void thePolicyThatDecidesIsTheOneThatWasPublished() {
    PolicyPublished published = GoldenSamples.full(PolicyPublished.class);

    assertThat(approved.policy())
        .isEqualTo(new PolicyReference(published.policyId(), published.version()));
  }
}
