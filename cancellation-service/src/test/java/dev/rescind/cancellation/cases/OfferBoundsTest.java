package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;
import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.MERCHANT;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.ORDER;
import static dev.rescind.cancellation.cases.ACase.eventsOf;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.cancellation.cases.AlternativeCommand.AcceptAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.OfferAlternative;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.cancellation.cases.SettlingCommand.Settle;
import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.policy.OrderFacts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No offer gives what is not there: two lines at EUR 80.00, paid for (K11, M1, F9). */
class OfferBoundsTest {

  private static final CancellationId FIRST = ACase.CASE;
  private static final CancellationId SECOND = new CancellationId("case-2");
  private static final OrderFacts TWO_LINES = twoLines();
  private static final ACase SERVICES = ACase.under("freelance-services", TWO_LINES);

  @Test
  @DisplayName("F9: what one case gave back another one cannot offer")
  void whatWasRefundedIsNotOffered() {
    CaseCommand[] refunded = {ask(FIRST, "L1"), SERVICES.approve(), SERVICES.settle()};
    assertThat(((CancellationApproved) eventsOf(refunded[0], refunded[1]).getLast()).refund())
        .isEqualTo(euros(80));

    CaseCommand[] asked = with(refunded, ask(SECOND, "L2"));
    assertRefused(with(asked, offer(SECOND, new Alternative.PartialRefund(cents(8_001)))));
    assertRefused(with(asked, offer(SECOND, new Alternative.Credit(cents(8_001)))));
    assertThat(eventsOf(with(asked, offer(SECOND, new Alternative.PartialRefund(euros(80))))))
        .singleElement()
        .isInstanceOf(AlternativeOffered.class);
  }

  @Test
  @DisplayName("F9: a credit that was taken is given once")
  void whatWasCreditedIsNotOfferedAgain() {
    Alternative all = new Alternative.Credit(euros(160));
    CaseCommand[] kept = {
      ask(FIRST, "L1"), offer(FIRST, all), accept(FIRST), settle(FIRST), ask(SECOND, "L1")
    };
    assertThat(eventsOf(Arrays.copyOf(kept, 4)).getLast()).isInstanceOf(OrderKept.class);

    assertRefused(with(kept, offer(SECOND, all)));
    assertRefused(with(kept, offer(SECOND, new Alternative.Credit(cents(1)))));
    assertRefused(with(kept, offer(SECOND, new Alternative.PartialRefund(cents(1)))));
    assertThat(eventsOf(with(kept, offer(SECOND, SERVICES.offer().alternative())))).hasSize(1);
  }

  @Test
  @DisplayName("F9: an offer that another case made empty meanwhile is not taken")
  void whatIsGoneMeanwhileIsNotTaken() {
    Alternative most = new Alternative.PartialRefund(euros(100));
    CaseCommand[] both = {
      ask(FIRST, "L1"), ask(SECOND, "L2"), offer(FIRST, most), offer(SECOND, most)
    };

    assertThat(eventsOf(with(both, accept(FIRST))).getLast())
        .isInstanceOf(AlternativeAccepted.class);
    assertRefused(with(both, accept(FIRST), accept(SECOND)));
    assertThat(eventsOf(with(both, accept(FIRST), SERVICES.fail(), accept(SECOND))).getLast())
        .as("what came to nothing was not given")
        .isInstanceOf(AlternativeAccepted.class);
  }

  @Test
  @DisplayName("F9: what nobody paid is not offered")
  void whatIsNotPaidIsNotOffered() {
    OrderPaid part =
        new OrderPaid(
            ORDER, TWO_LINES.payments().getFirst().paymentId(), euros(60), "CARD", NOW, false);
    ACase partly =
        ACase.under(
            "freelance-services", new OrderFacts(TWO_LINES.placed(), List.of(part), null, null));
    CaseCommand asked = partly.request(CUSTOMER, "NO_LONGER_NEEDED");

    assertRefused(asked, partly.offer(new Alternative.PartialRefund(cents(6_001)), NOW));
    assertThat(eventsOf(asked, partly.offer(new Alternative.PartialRefund(euros(60)), NOW)))
        .hasSize(1);
  }

  private static void assertRefused(CaseCommand... commands) {
    assertThat(outcomeOf(commands))
        .isInstanceOfSatisfying(
            CaseOutcome.Refused.class,
            refused -> assertThat(refused.type()).isEqualTo("offer-not-possible"));
  }

  private static CaseCommand[] with(CaseCommand[] before, CaseCommand... after) {
    return Stream.concat(Arrays.stream(before), Arrays.stream(after)).toArray(CaseCommand[]::new);
  }

  private static OrderFacts twoLines() {
    return AnOrder.of("O-1", NOW.minusSeconds(60))
        .appointment(1, ACase.START)
        .appointment(1, ACase.START)
        .facts();
  }

  private static Money cents(long cents) {
    return new Money(cents, "EUR");
  }

  private static OfferAlternative offer(CancellationId id, Alternative alternative) {
    return new OfferAlternative(
        ORDER, id, MERCHANT, alternative, ACase.TEXT, SERVICES.basis(), NOW);
  }

  private static AcceptAlternative accept(CancellationId id) {
    return new AcceptAlternative(ORDER, id, 1, CUSTOMER, SERVICES.basis(), NOW);
  }

  private static Settle settle(CancellationId id) {
    Settle first = SERVICES.settle();
    return new Settle(ORDER, id, first.answers(), first.refunded(), NOW);
  }

  private static RequestCancellation ask(CancellationId id, String line) {
    return SERVICES.requestOfOne(id, line, "NO_LONGER_NEEDED");
  }
}
