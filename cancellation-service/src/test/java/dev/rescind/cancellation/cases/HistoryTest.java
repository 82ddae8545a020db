package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;
import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.SettlementStep.RefundStep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people do today with a case that was loaded from the past. */
class HistoryTest {

  /** Two days before the start half of it goes back. */
  private static final ACase HALF =
      ACase.under(
          "experiences",
          AnOrder.of("O-1", NOW.minusSeconds(60))
              .appointment(2, NOW.plus(Duration.ofDays(2)))
              .facts());

  @Test
  @DisplayName("M6: what is ruled today of a case from the past is paid today")
  void whatIsRuledTodayIsPaid() {
    CaseCommand dispute = HALF.dispute(CUSTOMER, NOW);

    assertThat(historical(HALF.request(), HALF.settle())).containsExactly(true);
    assertThat(historical(HALF.request(), HALF.settle(), dispute)).containsExactly(false);
    assertThat(eventsOf(asHistory(HALF.request()), HALF.settle(), dispute, HALF.rule(100)))
        .singleElement()
        .isInstanceOfSatisfying(
            DisputeRuled.class,
            ruled -> {
              assertThat(ruled.historical()).isFalse();
              assertThat(ruled.settlement())
                  .singleElement()
                  .isInstanceOfSatisfying(
                      RefundStep.class, step -> assertThat(step.amount()).isEqualTo(euros(80)));
            });
    assertThat(
            eventsOf(
                asHistory(HALF.request()), HALF.settle(), dispute, HALF.rule(100), HALF.settle()))
        .singleElement()
        .isInstanceOfSatisfying(
            CancellationSettled.class, settled -> assertThat(settled.historical()).isFalse());
  }

  @Test
  @DisplayName("M5 M6: a request refused in the past that is granted today is settled today")
  void whatIsGrantedTodayIsSettledToday() {
    ACase late =
        ACase.under(
            "experiences",
            AnOrder.of("O-1", NOW.minus(Duration.ofDays(3)))
                .appointment(2, NOW.minus(Duration.ofDays(1)))
                .facts());
    CaseCommand refused = asHistory(late.request());
    CaseCommand dispute = late.dispute(CUSTOMER, NOW);

    assertThat(eventsOf(refused).getLast())
        .isInstanceOfSatisfying(
            CancellationRejected.class, rejected -> assertThat(rejected.historical()).isTrue());
    assertThat(eventsOf(refused, dispute, late.rule(100)).getLast())
        .isInstanceOfSatisfying(
            CancellationApproved.class,
            approved -> {
              assertThat(approved.historical()).isFalse();
              assertThat(approved.refund()).isEqualTo(euros(160));
            });
    assertThat(eventsOf(refused, dispute, late.rule(null)).getLast())
        .isInstanceOfSatisfying(
            CancellationRejected.class, rejected -> assertThat(rejected.historical()).isFalse());
  }

  @Test
  @DisplayName("M4: a claim on a case from the past is paid today")
  void whatIsAwardedTodayIsPaid() {
    ACase goods = ACase.under("marketplace-goods");
    CaseCommand asked = asHistory(goods.request(CUSTOMER, "NO_LONGER_NEEDED"));
    CaseCommand claim = goods.claim(MERCHANT, "CUSTOM_WORK", 50);

    assertThat(eventsOf(asked, goods.settle(), claim, goods.decideClaim(CUSTOMER, 30)))
        .singleElement()
        .isInstanceOfSatisfying(
            ClaimDecided.class,
            decided -> {
              assertThat(decided.historical()).isFalse();
              assertThat(decided.settlement()).hasSize(1);
            });
  }

  private static List<Boolean> historical(RequestCancellation request, CaseCommand... after) {
    CaseCommand[] commands = new CaseCommand[after.length + 1];
    commands[0] = asHistory(request);
    System.arraycopy(after, 0, commands, 1, after.length);
    return eventsOf(commands).stream().map(HistoryTest::isHistory).toList();
  }

  private static boolean isHistory(CancellationEvent event) {
    return ((CaseEvent) event).historical();
  }

  private static RequestCancellation asHistory(RequestCancellation request) {
    return new RequestCancellation(
        request.orderId(),
        request.cancellationId(),
        request.requester(),
        request.reason(),
        request.reasonText(),
        request.lines(),
        request.requestedAt(),
        request.upstreamRequestId(),
        true,
        request.order(),
        request.policy(),
        request.recentCancellations(),
        request.waitUntil(),
        request.answerable(),
        request.at());
  }
}
