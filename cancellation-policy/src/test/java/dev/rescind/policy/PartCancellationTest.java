package dev.rescind.policy;

import static dev.rescind.policy.Sample.START;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.eur;
import static dev.rescind.policy.Sample.order;
import static dev.rescind.policy.Sample.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.ProductId;
import dev.rescind.events.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Piece by piece in any order gives to the cent what all at once gives under the same tier. */
class PartCancellationTest {

  private static final int ORDERS = 2_000;
  private static final Requester CUSTOMER = new Requester(Party.CUSTOMER, "C1");

  private final Random random = new Random(7);

  @Test
  void everySumIsTheSameWhateverTheOrderOfPartsAndNothingIsEverNegative() {
    for (int i = 0; i < ORDERS; i++) {
      Policy policy = policy();
      OrderFacts order = anOrder();
      Instant at = START.minusSeconds(random.nextInt(400_000));
      List<LineId> pieces = new ArrayList<>();
      for (OrderLine line : order.placed().lines()) {
        pieces.addAll(Collections.nCopies(line.quantity(), line.lineId()));
      }
      Collections.shuffle(pieces, random);
      Sums parts = inParts(policy, order, at, pieces);
      Sums whole = new Sums();
      whole.add(cancel(policy, order, at, pieces, List.of()));
      assertThat(parts).usingRecursiveComparison().isEqualTo(whole);
      assertThat(whole.refund).isBetween(0L, order.placed().total().amount());
      assertThat(whole.refund + whole.retained).isEqualTo(order.placed().total().amount());
    }
  }

  private Sums inParts(Policy policy, OrderFacts order, Instant at, List<LineId> pieces) {
    Sums sums = new Sums();
    for (int from = 0; from < pieces.size(); ) {
      int to = Math.min(pieces.size(), from + 1 + random.nextInt(3));
      sums.add(cancel(policy, order, at, pieces.subList(from, to), pieces.subList(0, from)));
      from = to;
    }
    return sums;
  }

  private static Evaluation.Approved cancel(
      Policy policy, OrderFacts order, Instant at, List<LineId> now, List<LineId> before) {
    List<LineQuantity> lines =
        count(now).entrySet().stream()
            .map(line -> new LineQuantity(line.getKey(), line.getValue()))
            .toList();
    CaseFacts request = new CaseFacts(CUSTOMER, "PLANS", lines, count(before));
    return approved(policy.evaluate(order, request, at));
  }

  private static Map<LineId, Integer> count(List<LineId> pieces) {
    Map<LineId, Integer> counted = new HashMap<>();
    pieces.forEach(piece -> counted.merge(piece, 1, Integer::sum));
    return counted;
  }

  /** One tier for all lines, so that the order of parts is all that differs. */
  private Policy policy() {
    String rate =
        "refundPercent: \"%d.%02d\", fee: {EUR: %d}, feePerUnit: {EUR: %d}"
            .formatted(
                random.nextInt(100), random.nextInt(100), random.nextInt(400), random.nextInt(60));
    return PolicyDocument.plain()
        .without("selfService", "cutOff")
        .with("tiers", "[]")
        .with("otherwise", "{" + rate + "}")
        .with("withoutSlot", "{" + rate + "}")
        .policy();
  }

  private OrderFacts anOrder() {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int quantity = 1 + random.nextInt(6);
      long unit = random.nextLong(3_000);
      BookedSlot slot = slot(START, "Europe/Lisbon");
      lines.add(
          new OrderLine(
              new LineId("L" + i),
              new ProductId("P"),
              null,
              quantity,
              eur(unit),
              eur(random.nextLong(unit * quantity + 1)),
              eur(random.nextLong(900)),
              slot));
    }
    return order(
        lines,
        new Fee("SHIPPING", eur(random.nextLong(900))),
        new Fee("SERVICE_FEE", eur(random.nextLong(300))));
  }

  private static final class Sums {
    long refund;
    long retained;
    long price;
    long discount;
    long tax;
    long value;
    long withheld;
    long fees;

    void add(Evaluation.Approved answer) {
      refund += answer.refund().amount();
      retained += answer.retained().stream().mapToLong(fee -> fee.amount().amount()).sum();
      value += sum(answer, LineBreakdown::value);
      price += sum(answer, LineBreakdown::price);
      discount += sum(answer, LineBreakdown::discount);
      tax += sum(answer, LineBreakdown::tax);
      withheld += sum(answer, LineBreakdown::withheld);
      fees += sum(answer, LineBreakdown::feeRefund);
      assertThat(sum(answer, LineBreakdown::refundedTax))
          .isLessThanOrEqualTo(answer.refund().amount());
    }

    private static long sum(Evaluation.Approved answer, Function<LineBreakdown, Money> part) {
      for (LineBreakdown line : answer.breakdown()) {
        assertThat(part.apply(line).amount()).isNotNegative();
      }
      return answer.breakdown().stream().mapToLong(line -> part.apply(line).amount()).sum();
    }
  }
}
