package dev.rescind.availability.slots;

import dev.rescind.availability.StandingClock;
import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CustomerId;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.ProductId;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SettlementStep.RescheduleStep;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order as upstream tells it, and what is approved of it. */
record TestOrder(
    String id, String merchant, List<OrderLine> lines, Instant placedAt, boolean historical) {

  static final Instant PLACED_AT = StandingClock.NOW.minus(Duration.ofDays(8));
  static final Instant DECIDED_AT = StandingClock.NOW.minus(Duration.ofDays(1));
  static final Instant START = StandingClock.NOW.plus(Duration.ofDays(6));

  static final Instant ANSWER_BY = StandingClock.NOW.plus(Duration.ofDays(1));

  static TestOrder order(String id) {
    return new TestOrder(id, "mer-1", List.of(), PLACED_AT, false);
  }

  static BookedSlot slot(String id, @Nullable Integer capacity) {
    return new BookedSlot(
        new SlotId(id), START, START.plusSeconds(3600), ZoneId.of("Europe/Berlin"), capacity);
  }

  TestOrder of(String merchantId) {
    return new TestOrder(id, merchantId, lines, placedAt, historical);
  }

  TestOrder inThePast() {
    return new TestOrder(id, merchant, lines, placedAt, true);
  }

  TestOrder placedAt(Instant instant) {
    return new TestOrder(id, merchant, lines, instant, historical);
  }

  TestOrder with(String lineId, int quantity, @Nullable BookedSlot slot) {
    Money price = new Money(2500, "EUR");
    Money zero = Money.zero("EUR");
    OrderLine line =
        new OrderLine(new LineId(lineId), product(lineId), null, quantity, price, zero, zero, slot);
    return new TestOrder(
        id,
        merchant,
        Stream.concat(lines.stream(), Stream.of(line)).toList(),
        placedAt,
        historical);
  }

  ProductId product(String lineId) {
    return new ProductId("prd-" + id + "-" + lineId);
  }

  OrderPlaced placed() {
    return new OrderPlaced(
        new OrderId(id),
        null,
        new MerchantId(merchant),
        new CustomerId("cus-1"),
        "EUR",
        placedAt,
        lines,
        List.of(),
        null,
        historical);
  }

  ReleaseStep release(String stepId, String lineId, int quantity) {
    OrderLine line =
        lines.stream().filter(one -> one.lineId().value().equals(lineId)).findFirst().orElseThrow();
    return new ReleaseStep(
        new StepId(stepId), line.lineId(), line.productId(), quantity, line.slot());
  }

  CancellationApproved approved(String cancellationId, SettlementStep... steps) {
    return new CancellationApproved(
        new CancellationId(cancellationId),
        new OrderId(id),
        new MerchantId(merchant),
        new CustomerId("cus-1"),
        new Requester(Party.CUSTOMER, "cus-1"),
        "CHANGE_OF_PLANS",
        Route.AUTOMATIC,
        new PolicyReference(new PolicyId("appointments"), 1),
        List.of(),
        Money.zero("EUR"),
        List.of(steps),
        new Explanation(List.of()),
        DECIDED_AT,
        DECIDED_AT,
        null,
        historical);
  }

  /** As upstream has it after an amendment. */
  OrderAmended amended(int revision) {
    return new OrderAmended(
        new OrderId(id), revision, lines, List.of(), PLACED_AT.plusSeconds(revision), historical);
  }

  OrderClosedUpstream closed() {
    return new OrderClosedUpstream(new OrderId(id), "CANCELLED", PLACED_AT, historical);
  }

  AlternativeOffered offered(String cancellationId, int number, BookedSlot there) {
    return new AlternativeOffered(
        new CancellationId(cancellationId),
        new OrderId(id),
        new MerchantId(merchant),
        new CustomerId("cus-1"),
        number,
        new Requester(Party.MERCHANT, merchant),
        there(there),
        null,
        ANSWER_BY,
        DECIDED_AT,
        null,
        historical);
  }

  AlternativeDeclined declined(String cancellationId, int number, BookedSlot there) {
    return new AlternativeDeclined(
        new CancellationId(cancellationId),
        new OrderId(id),
        new MerchantId(merchant),
        new CustomerId("cus-1"),
        number,
        AlternativeDeclined.Why.DECLINED,
        null,
        there(there),
        DECIDED_AT,
        null,
        historical);
  }

  /** The first line moves there with all its places. */
  AlternativeAccepted accepted(String cancellationId, int number, BookedSlot there) {
    OrderLine line = lines.getFirst();
    return new AlternativeAccepted(
        new CancellationId(cancellationId),
        new OrderId(id),
        new MerchantId(merchant),
        new CustomerId("cus-1"),
        number,
        new Requester(Party.CUSTOMER, "cus-1"),
        there(there),
        List.of(
            new RescheduleStep(
                new StepId("move-" + cancellationId + "-" + number),
                line.lineId(),
                line.productId(),
                line.quantity(),
                Objects.requireNonNull(line.slot()),
                there)),
        DECIDED_AT,
        null,
        historical);
  }

  private Alternative there(BookedSlot slot) {
    return new Alternative.Reschedule(lines.getFirst().lineId(), slot);
  }
}
