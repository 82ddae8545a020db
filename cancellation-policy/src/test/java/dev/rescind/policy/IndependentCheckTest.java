package dev.rescind.policy;

import static dev.rescind.policy.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.PaymentId;
import dev.rescind.events.ProductId;
import dev.rescind.events.Requester;
import dev.rescind.events.SlotId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hundred thousand generated requests against a calculation that shares no code. */
class IndependentCheckTest {

  private static final int POLICIES = 250;
  private static final int REQUESTS = 400;
  private static final Instant YEAR = Instant.parse("2027-07-01T00:00:00Z");

  private final Random random = new Random(20_261_122);

  @Test
  void aHundredThousandAnswersAreWhatTheNaiveCalculationSays() {
    Map<String, Integer> outcomes = new HashMap<>();
    for (int p = 0; p < POLICIES; p++) {
      NaiveRules rules = NaiveRules.generated(random);
      Policy policy = rules.policy();
      for (int r = 0; r < REQUESTS; r++) {
        OrderFacts order = anOrder();
        CaseFacts request = aRequest(order);
        Instant at = anInstant(rules, order);
        NaiveCalculation.Answer expected = new NaiveCalculation(rules, order, request, at).answer();
        Evaluation answer = policy.evaluate(order, request, at);
        if (!told(answer).equals(expected)) {
          assertThat(told(answer))
              .as("%s%n%s%n%s%n%s", policy.document(), order, request, at)
              .isEqualTo(expected);
        }
        outcomes.merge(expected.outcome().split(" ")[0], 1, Integer::sum);
      }
    }
    assertThat(outcomes.values().stream().mapToInt(count -> count).sum()).isEqualTo(100_000);
    assertThat(outcomes)
        .containsOnlyKeys("REFUSED", "AUTOMATIC", "COUNTERPARTY", "PLATFORM")
        .allSatisfy((outcome, count) -> assertThat(count).as(outcome).isGreaterThan(5_000));
  }

  private static NaiveCalculation.Answer told(Evaluation answer) {
    return switch (answer) {
      case Evaluation.Refused _ -> new NaiveCalculation.Answer("REFUSED", List.of(), 0);
      case Evaluation.Approved approved -> {
        Instant deadline = approved.plan().respondBy();
        List<Long> refunds =
            approved.breakdown().stream().map(line -> line.refund().amount()).toList();
        long fees = approved.breakdown().stream().mapToLong(l -> l.feeRefund().amount()).sum();
        yield new NaiveCalculation.Answer(
            approved.route() + (deadline == null ? "" : " " + deadline), refunds, fees);
      }
    };
  }

  private OrderFacts anOrder() {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      lines.add(aLine("L" + i));
    }
    Instant placedAt = YEAR.plusSeconds(random.nextInt(-20_000_000, 20_000_000));
    OrderPlaced placed =
        new OrderPlaced(
            new OrderId("O"),
            null,
            new MerchantId("M"),
            new CustomerId("C"),
            "EUR",
            placedAt,
            lines,
            List.of(
                new Fee("SHIPPING", eur(random.nextLong(900))),
                new Fee("SERVICE_FEE", eur(random.nextLong(300)))),
            null,
            false);
    OrderPaid paid =
        new OrderPaid(
            new OrderId("O"), new PaymentId("P"), eur(1), "CARD", placedAt.plusSeconds(9), false);
    return new OrderFacts(
        placed,
        new Milestones(
            sometimes(placedAt, 2), sometimes(placedAt, 3), sometimes(placedAt, 9), null),
        random.nextInt(4) == 0 ? List.of() : List.of(paid),
        random.nextInt(5) == 0 ? Map.of(new LineId("L0"), Set.of("FINAL")) : Map.of());
  }

  private @Nullable Instant sometimes(Instant after, int seldom) {
    return random.nextInt(seldom) == 0 ? after.plusSeconds(random.nextInt(9_000_000)) : null;
  }

  private OrderLine aLine(String id) {
    int quantity = 1 + random.nextInt(6);
    long unit = 1 + random.nextLong(2_000);
    return new OrderLine(
        new LineId(id),
        new ProductId("P"),
        null,
        quantity,
        eur(unit),
        eur(random.nextLong(unit * quantity)),
        eur(random.nextLong(400)),
        random.nextInt(4) == 0 ? null : aSlot());
  }

  private BookedSlot aSlot() {
    String zone = NaiveRules.ZONES.get(random.nextInt(NaiveRules.ZONES.size()));
    Instant start = YEAR.plus(Duration.ofMinutes(15L * random.nextInt(-35_000, 35_000)));
    return new BookedSlot(new SlotId("S"), start, start.plusSeconds(3_600), ZoneId.of(zone), null);
  }

  private CaseFacts aRequest(OrderFacts order) {
    List<LineQuantity> asked = new ArrayList<>();
    Map<LineId, Integer> gone = new HashMap<>();
    for (OrderLine line : order.placed().lines()) {
      int before = random.nextInt(3) == 0 ? random.nextInt(line.quantity()) : 0;
      gone.put(line.lineId(), before);
      int left = line.quantity() - before;
      if (asked.isEmpty() || random.nextInt(3) > 0) {
        asked.add(
            new LineQuantity(
                line.lineId(), random.nextBoolean() ? left : 1 + random.nextInt(left)));
      }
    }
    Party party = random.nextInt(3) == 0 ? Party.MERCHANT : Party.CUSTOMER;
    String reason = random.nextInt(3) > 0 ? "PLANS" : random.nextBoolean() ? "HALF" : "ALL";
    return new CaseFacts(new Requester(party, "R"), reason, asked, gone);
  }

  /** Around the start or the purchase, often exactly so many days or hours away, or just not. */
  private Instant anInstant(NaiveRules rules, OrderFacts order) {
    BookedSlot slot = order.firstSlot().filter(first -> random.nextInt(3) > 0).orElse(null);
    Instant from = slot == null ? order.placed().placedAt() : slot.start();
    ZoneId zone = slot == null ? ZoneId.of(rules.home()) : slot.zone();
    int days = random.nextInt(16) * (slot == null ? 1 : -1);
    Instant near =
        random.nextBoolean()
            ? from.atZone(zone).plusDays(days).toInstant()
            : from.plus(Duration.ofDays(days));
    return switch (random.nextInt(4)) {
      case 0 -> near;
      case 1 -> near.plusNanos(1);
      case 2 -> near.minusNanos(1);
      default -> near.plusSeconds(random.nextInt(-90_000, 90_000));
    };
  }
}
