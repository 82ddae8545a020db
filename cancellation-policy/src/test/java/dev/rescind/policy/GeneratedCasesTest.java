package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.line;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.slot;
import static dev.rescind.policy.Sample.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.CancelledLine;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Orders are cancelled bit by bit, at any time, until nothing remains; the money is followed. */
class GeneratedCasesTest {

  private static final int CASES = 10_000;

  private final Random random = new Random(42);
  private final Policy policy =
      PolicyDocument.plain()
          .without("selfService", "cutOff")
          .with(
              "tiers",
              "[{atLeast: P2D, refundPercent: \"66.67\"}, {atLeast: PT1H, refundPercent: 33}]")
          .with("otherwise", "{refundPercent: \"0.01\"}")
          .policy();

  @Test
  void refundAndRetainedAddUpToTheValueAndNothingIsEverNegative() {
    int judged = 0;
    while (judged < CASES) {
      judged += cancelBitByBit(anOrder());
    }
    assertThat(judged).isGreaterThanOrEqualTo(CASES);
  }

  @Test
  void oneByOneAtTheSameNoticeGivesWhatAllAtOnceGives() {
    for (int i = 0; i < CASES; i++) {
      int quantity = 1 + random.nextInt(12);
      OrderFacts order =
          order(List.of(line("L1", quantity, random.nextLong(5_000), slot(START, "UTC"))));
      Instant at = START.minusSeconds(random.nextInt(300_000));
      long oneByOne = 0;
      for (int before = 0; before < quantity; before++) {
        oneByOne +=
            judge(order, Map.of(new LineId("L1"), 1), Map.of(new LineId("L1"), before), at)
                .refund()
                .amount();
      }
      long atOnce =
          judge(order, Map.of(new LineId("L1"), quantity), Map.of(), at).refund().amount();
      assertThat(oneByOne).isEqualTo(atOnce);
    }
  }

  private int cancelBitByBit(OrderFacts order) {
    Map<LineId, Integer> gone = new HashMap<>();
    long refunded = 0;
    long retained = 0;
    int cases = 0;
    for (Map<LineId, Integer> ask = someOf(order, gone);
        !ask.isEmpty();
        ask = someOf(order, gone)) {
      Instant at = START.minus(Duration.ofMinutes(random.nextInt(10_000) - 1_000));
      Evaluation.Approved answer = judge(order, ask, gone, at);
      assertThat(answer.lines()).allMatch(line -> line.refund().amount() >= 0);
      assertThat(sum(answer.lines().stream().map(CancelledLine::refund)))
          .isEqualTo(answer.refund().amount());
      refunded += answer.refund().amount();
      retained += sum(answer.retained().stream().map(Fee::amount));
      ask.forEach((line, quantity) -> gone.merge(line, quantity, Integer::sum));
      cases++;
    }
    assertThat(refunded + retained).isEqualTo(order.placed().total().amount());
    return cases;
  }

  private Evaluation.Approved judge(
      OrderFacts order, Map<LineId, Integer> ask, Map<LineId, Integer> gone, Instant at) {
    List<LineQuantity> lines =
        ask.entrySet().stream().map(e -> new LineQuantity(e.getKey(), e.getValue())).toList();
    Requester requester = new Requester(Party.CUSTOMER, "C1");
    return approved(policy.evaluate(order, new CaseFacts(requester, "PLANS", lines, gone), at));
  }

  private OrderFacts anOrder() {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      Instant start = START.plus(Duration.ofHours(random.nextInt(72)));
      lines.add(
          line(
              "L" + i,
              1 + random.nextInt(5),
              random.nextLong(20_000),
              random.nextInt(4) == 0 ? null : slot(start, "Europe/Lisbon")));
    }
    return order(
        lines,
        new Fee("SHIPPING", eur(random.nextLong(1_000))),
        new Fee("SERVICE_FEE", eur(random.nextLong(500))));
  }

  private Map<LineId, Integer> someOf(OrderFacts order, Map<LineId, Integer> gone) {
    Map<LineId, Integer> ask = new HashMap<>();
    for (OrderLine line : order.placed().lines()) {
      int left = line.quantity() - gone.getOrDefault(line.lineId(), 0);
      if (left > 0 && (ask.isEmpty() || random.nextBoolean())) {
        ask.put(line.lineId(), 1 + random.nextInt(left));
      }
    }
    return ask;
  }
}
