package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.codes;
import static dev.rescind.policy.Sample.customerCancels;
import static dev.rescind.policy.Sample.last;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.pieces;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rescind.events.LineId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {

  private final Policy policy = PolicyDocument.plain().policy();
  private final OrderFacts order = appointment(START, "UTC");

  @Test
  void aPartyThatThePolicyDoesNotNameIsRefusedFirst() {
    Evaluation answer =
        policy.evaluate(order, asks(Party.PLATFORM, "NONE", pieces("L1", 1)), START);
    assertThat(answer).isInstanceOf(Evaluation.Refused.class);
    assertThat(codes(answer)).containsExactly("requester-allowed");
  }

  @Test
  void aReasonThatThePolicyDoesNotHaveIsRefused() {
    Evaluation answer =
        policy.evaluate(order, asks(Party.CUSTOMER, "NONE", pieces("L1", 1)), START);
    assertThat(answer).isInstanceOf(Evaluation.Refused.class);
    assertThat(codes(answer)).containsExactly("requester-allowed", "reason-known");
  }

  @Test
  void aCustomerCannotClaimTheMerchantsReasonAndItsRefund() {
    Instant early = START.minus(Duration.ofDays(9));
    Evaluation customer =
        policy.evaluate(order, asks(Party.CUSTOMER, "CLOSED", pieces("L1", 1)), early);
    Evaluation merchant =
        policy.evaluate(order, asks(Party.MERCHANT, "CLOSED", pieces("L1", 1)), early);
    assertThat(customer).isInstanceOf(Evaluation.Refused.class);
    assertThat(last(customer)).isEqualTo("reason-open-to-requester");
    assertThat(merchant).isInstanceOf(Evaluation.Approved.class);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT-1S, true", "PT1S, false"})
  void whatEndedBeforeOrWhenAskedIsRefusedAndWhatEndedAfterwardsIsNot(
      Duration endedAfterAsking, boolean refused) {
    Instant asked = START.minus(Duration.ofDays(3));
    Instant ended = asked.plus(endedAfterAsking);
    Evaluation completed = judgeEnded(ended, null, asked);
    Evaluation noShow = judgeEnded(null, ended, asked);
    assertThat(completed instanceof Evaluation.Refused).isEqualTo(refused);
    assertThat(noShow instanceof Evaluation.Refused).isEqualTo(refused);
    if (refused) {
      assertThat(last(completed)).isEqualTo("never-completed");
      assertThat(last(noShow)).isEqualTo("never-no-show");
    }
  }

  private Evaluation judgeEnded(@Nullable Instant completed, @Nullable Instant noShow, Instant at) {
    OrderFacts ended = new OrderFacts(order.placed(), List.of(), completed, noShow);
    return policy.evaluate(ended, customerCancels(ended), at);
  }

  @Test
  void aPolicyWithoutNeverLetsACompletedOrderThrough() {
    Policy lenient = PolicyDocument.plain().without("selfService", "never").policy();
    OrderFacts done = new OrderFacts(order.placed(), List.of(), Instant.EPOCH, Instant.EPOCH);
    assertThat(lenient.evaluate(done, customerCancels(done), START.minus(Duration.ofDays(3))))
        .isInstanceOf(Evaluation.Approved.class);
  }

  @ParameterizedTest
  @CsvSource({
    "PT2H0.000000001S, false",
    "PT2H, false",
    "PT1H59M59.999999999S, true",
    "PT-1S, true"
  })
  void exactlyAtTheCutOffIsInTimeAndOneNanosecondLaterIsNot(Duration notice, boolean refused) {
    Evaluation answer = policy.evaluate(order, customerCancels(order), START.minus(notice));
    assertThat(answer instanceof Evaluation.Refused).isEqualTo(refused);
    assertThat(codes(answer)).contains("cut-off");
  }

  @Test
  void whoIsExemptMayAskAfterTheCutOffAndEvenAfterTheStart() {
    CaseFacts request = asks(Party.MERCHANT, "CLOSED", pieces("L1", 1));
    assertThat(policy.evaluate(order, request, START.plusSeconds(1)))
        .isInstanceOf(Evaluation.Approved.class);
  }

  @Test
  void theEarliestStartOfTheLinesToBeCancelledCounts() {
    OrderFacts two =
        order(
            List.of(
                line("L1", 1, 100, slot(START, "UTC")),
                line("L2", 1, 100, slot(START.plus(Duration.ofDays(1)), "UTC"))));
    Instant at = START.minus(Duration.ofHours(1));
    assertThat(policy.evaluate(two, customerCancels(two), at))
        .isInstanceOf(Evaluation.Refused.class);
    assertThat(policy.evaluate(two, asks(Party.CUSTOMER, "PLANS", pieces("L2", 1)), at))
        .isInstanceOf(Evaluation.Approved.class);
  }

  @Test
  void withoutAppointmentThereIsNoCutOff() {
    OrderFacts goods = order(List.of(line("L1", 1, 100, null)));
    assertThat(codes(policy.evaluate(goods, customerCancels(goods), Instant.MAX)))
        .containsExactly("requester-allowed", "reason-known", "without-slot", "refund");
  }

  @Test
  void moreThanIsLeftOrAnUnknownLineIsTheCallersMistake() {
    Requester customer = new Requester(Party.CUSTOMER, "C1");
    CaseFacts tooMany =
        new CaseFacts(customer, "PLANS", List.of(pieces("L1", 1)), Map.of(new LineId("L1"), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.evaluate(order, tooMany, START))
        .withMessageContaining("0 left");
    CaseFacts unknown = new CaseFacts(customer, "PLANS", List.of(pieces("L9", 1)), Map.of());
    assertThatIllegalArgumentException().isThrownBy(() -> policy.evaluate(order, unknown, START));
  }
}
