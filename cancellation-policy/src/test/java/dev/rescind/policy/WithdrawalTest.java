package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.asks;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.boughtAt;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.last;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.marked;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.paid;
import static dev.rescind.policy.Sample.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Fee;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalTest {

  private static final String ZONE = "Europe/Berlin";

  private final OrderFacts goods =
      order(
          List.of(line("L1", 1, 1_000, null)),
          new Fee("SHIPPING", eur(500)),
          new Fee("SERVICE_FEE", eur(100)));

  @ParameterizedTest(name = "delivered {0}, last day until {1}: {2}")
  @CsvSource({
    "2026-03-17T10:00, 2026-03-31T23:59:59.999999999, a Tuesday over the spring change",
    "2026-03-17T00:00, 2026-03-31T23:59:59.999999999, whatever the time of the day",
    "2026-02-14T10:00, 2026-03-02T23:59:59.999999999, a Saturday moves to Monday",
    "2026-02-15T10:00, 2026-03-02T23:59:59.999999999, a Sunday moves to Monday",
    "2028-02-15T10:00, 2028-02-29T23:59:59.999999999, a leap day"
  })
  void endsWithTheLastDay(String delivered, String last, String why) {
    OrderFacts order = paid(goods, new Milestones(null, null, at(delivered, ZONE), null));
    Evaluation inTime = withdraw(order, at(last, ZONE));
    assertThat(approved(inTime).refund()).as(why).isEqualTo(eur(1_500));
    assertThat(approved(inTime).retained()).containsExactly(new Fee("SERVICE_FEE", eur(100)));
    assertThat(approved(inTime).mode()).isEqualTo(RefundMode.FORCED);
    assertThat(approved(inTime).route()).isEqualTo(Route.AUTOMATIC);
    Evaluation late = withdraw(order, at(last, ZONE).plusNanos(1));
    assertThat(last(late)).isEqualTo("withdrawal");
    assertThat(late).isInstanceOf(Evaluation.Refused.class);
  }

  @Test
  void isPossibleBeforeTheDelivery() {
    assertThat(withdraw(goods, START)).isInstanceOf(Evaluation.Approved.class);
  }

  @Test
  void canBeginWithThePurchase() {
    OrderFacts order = boughtAt(at("2026-03-17T10:00", ZONE), goods);
    Policy policy = policy("PURCHASE");
    CaseFacts request = asks(Party.CUSTOMER, "EU_WITHDRAWAL", pieces("L1", 1));
    Instant end = at("2026-04-01T00:00", ZONE);
    assertThat(policy.evaluate(order, request, end.minusNanos(1)))
        .isInstanceOf(Evaluation.Approved.class);
    assertThat(policy.evaluate(order, request, end)).isInstanceOf(Evaluation.Refused.class);
  }

  @Test
  void exceptsServicesWithADateAndWhatIsMarked() {
    assertThat(last(withdraw(appointment(START, ZONE), START))).isEqualTo("withdrawal-excepted");
    assertThat(last(withdraw(marked(goods, "L1", "MADE_TO_ORDER"), START)))
        .isEqualTo("withdrawal-excepted");
    assertThat(withdraw(marked(goods, "L1", "RED"), START)).isInstanceOf(Evaluation.Approved.class);
  }

  @Test
  void otherReasonsStayUnderTheOtherRules() {
    OrderFacts delivered = paid(goods, new Milestones(null, null, START, null));
    CaseFacts request = asks(Party.CUSTOMER, "PLANS", pieces("L1", 1));
    assertThat(last(policy("DELIVERY").evaluate(delivered, request, START)))
        .isEqualTo("never-completed");
  }

  private static Evaluation withdraw(OrderFacts order, Instant at) {
    return policy("DELIVERY")
        .evaluate(order, asks(Party.CUSTOMER, "EU_WITHDRAWAL", pieces("L1", 1)), at);
  }

  private static Policy policy(String from) {
    return PolicyDocument.plain()
        .with("zone", ZONE)
        .with("reasons", "[{code: PLANS, label: x}, EU_WITHDRAWAL]")
        .with(
            "withdrawal",
            "{reason: EU_WITHDRAWAL, days: 14, from: "
                + from
                + ", exceptAppointments: true, exceptAttributes: [MADE_TO_ORDER],"
                + " refundableFees: [SHIPPING]}")
        .policy();
  }
}
