package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders and requests to be judged. */
final class Sample {

  /** More than any order here costs. */
  private static final long MUCH = 1_000_000;

  static final Instant START = Instant.parse("2026-06-10T12:00:00Z");

  private Sample() {}

  static Instant at(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
  }

  static Money eur(long cents) {
    return new Money(cents, "EUR");
  }

  static BookedSlot slot(Instant start, String zone) {
    return new BookedSlot(
        new SlotId("S1"), start, start.plus(Duration.ofHours(1)), ZoneId.of(zone), null);
  }

  /** A line that costs so much in all. */
  static OrderLine line(String id, int quantity, long total, @Nullable BookedSlot slot) {
    long unit = total / quantity;
    return new OrderLine(
        new LineId(id),
        new ProductId("P-" + id),
        "CAT",
        quantity,
        eur(unit),
        eur(0),
        eur(total - unit * quantity),
        slot);
  }

  static OrderFacts order(List<OrderLine> lines, Fee... fees) {
    return new OrderFacts(
        new OrderPlaced(
            new OrderId("O1"),
            null,
            new MerchantId("M1"),
            new CustomerId("C1"),
            "EUR",
            Instant.parse("2012-01-01T00:00:00Z"),
            lines,
            List.of(fees),
            null,
            false),
        List.of(),
        null,
        null);
  }

  /** The order, bought then. */
  static OrderFacts boughtAt(Instant placedAt, OrderFacts order) {
    OrderPlaced placed = order.placed();
    return new OrderFacts(
        new OrderPlaced(
            placed.orderId(),
            null,
            placed.merchantId(),
            placed.customerId(),
            placed.currency(),
            placedAt,
            placed.lines(),
            placed.fees(),
            null,
            false),
        order.milestones(),
        order.payments(),
        order.attributes());
  }

  /** The order, paid for when it was bought and this far along. */
  static OrderFacts paid(OrderFacts order, Milestones milestones) {
    OrderPlaced placed = order.placed();
    return new OrderFacts(
        placed,
        milestones,
        List.of(
            new OrderPaid(
                placed.orderId(),
                new PaymentId("PAY"),
                eur(MUCH),
                "CARD",
                placed.placedAt(),
                false)),
        order.attributes());
  }

  /** The order in a state that it has been in since it was bought. */
  static OrderFacts in(OrderState state, OrderFacts order) {
    Instant then = order.placed().placedAt();
    return switch (state) {
      case PLACED -> order;
      case PAID -> paid(order, Milestones.NONE);
      case FULFILMENT_STARTED -> paid(order, new Milestones(then, null, null, null));
      case SHIPPED -> paid(order, new Milestones(then, then, null, null));
      case COMPLETED -> paid(order, new Milestones(then, then, then, null));
      case NO_SHOW -> paid(order, new Milestones(null, null, null, then));
    };
  }

  static OrderFacts marked(OrderFacts order, String line, String attribute) {
    return new OrderFacts(
        order.placed(),
        order.milestones(),
        order.payments(),
        Map.of(new LineId(line), Set.of(attribute)));
  }

  /** One appointment of EUR 100 that starts then. */
  static OrderFacts appointment(Instant start, String zone) {
    return order(List.of(line("L1", 1, 10_000, slot(start, zone))));
  }

  static CaseFacts asks(Party party, String reason, LineQuantity... lines) {
    return new CaseFacts(new Requester(party, "R1"), reason, List.of(lines), Map.of());
  }

  /** The customer asks to cancel all of every line. */
  static CaseFacts customerCancels(OrderFacts order) {
    return asks(
        Party.CUSTOMER,
        "PLANS",
        order.placed().lines().stream()
            .map(line -> new LineQuantity(line.lineId(), line.quantity()))
            .toArray(LineQuantity[]::new));
  }

  static LineQuantity pieces(String line, int quantity) {
    return new LineQuantity(new LineId(line), quantity);
  }

  static Evaluation.Approved approved(Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Approved approved) {
      return approved;
    }
    throw new AssertionError("refused: " + evaluation.explanation());
  }

  static Evaluation refused(Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Refused) {
      return evaluation;
    }
    throw new AssertionError("approved: " + evaluation.explanation());
  }

  static List<String> codes(Evaluation evaluation) {
    return evaluation.explanation().rules().stream().map(rule -> rule.rule()).toList();
  }

  static String last(Evaluation evaluation) {
    return codes(evaluation).getLast();
  }

  static long sum(Stream<Money> amounts) {
    return amounts.mapToLong(Money::amount).sum();
  }
}
