package dev.rescind.refund;

import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimId;
import dev.rescind.events.CustomerId;
import dev.rescind.events.DisputeEvent;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.Explanation;
import dev.rescind.events.Fault;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PaymentId;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One order: what is paid for it and what is approved. Each story has ids of its own. */
public record Story(OrderId orderId, boolean historical) {

  /** When its cancellations are decided. */
  public static final Instant DECIDED = Instant.parse("2026-03-28T10:15:00Z");

  private static final Instant PAID = Instant.parse("2026-03-01T08:00:00Z");
  private static final AtomicInteger ORDERS = new AtomicInteger();

  public static Story begin() {
    return new Story(new OrderId("order-" + ORDERS.incrementAndGet()), false);
  }

  public static Story ofThePast() {
    return new Story(new OrderId("order-" + ORDERS.incrementAndGet()), true);
  }

  public PaymentId payment(String name) {
    return new PaymentId(orderId + "-" + name);
  }

  public StepId step(String name) {
    return new StepId(orderId + "-step-" + name);
  }

  public CustomerId customer() {
    return new CustomerId("customer-of-" + orderId);
  }

  public MerchantId merchant() {
    return new MerchantId("merchant-of-" + orderId);
  }

  public OrderPaid paid(String payment, long cents) {
    return new OrderPaid(orderId, payment(payment), euros(cents), "CARD", PAID, historical);
  }

  public CancellationApproved approved(String step, long cents) {
    return approved(new SettlementStep.RefundStep(step(step), euros(cents)), step);
  }

  /** Approved by somebody who knew how much was captured of the order. */
  public CancellationApproved approved(String step, long cents, long captured) {
    return approved(
        new SettlementStep.RefundStep(step(step), euros(cents), null, euros(captured)), step);
  }

  private CancellationApproved approved(SettlementStep.RefundStep refund, String step) {
    return new CancellationApproved(
        new CancellationId(orderId + "-case-" + step),
        orderId,
        merchant(),
        customer(),
        new Requester(Party.CUSTOMER, customer().value()),
        "CHANGED_MIND",
        Route.AUTOMATIC,
        new PolicyReference(new PolicyId("standard"), 1),
        List.of(),
        refund.amount(),
        List.of(
            refund,
            new SettlementStep.NoticeStep(new StepId(orderId + "-notice-" + step), Party.CUSTOMER)),
        new Explanation(List.of()),
        DECIDED,
        DECIDED,
        null,
        historical);
  }

  /** The order is kept for so much. */
  public AlternativeAccepted accepted(SettlementStep... steps) {
    return new AlternativeAccepted(
        kase(),
        orderId,
        merchant(),
        customer(),
        1,
        new Requester(Party.CUSTOMER, customer().value()),
        new Alternative.PartialRefund(euros(1)),
        List.of(steps),
        DECIDED,
        null,
        historical);
  }

  /** The customer asks for the refund that waited for it. */
  public RefundRequested refundRequested(SettlementStep... steps) {
    return new RefundRequested(
        kase(),
        orderId,
        merchant(),
        customer(),
        new Requester(Party.CUSTOMER, customer().value()),
        euros(1),
        List.of(steps),
        DECIDED,
        null,
        historical);
  }

  /** The arbiter gives more after a contest. */
  public DisputeRuled ruled(SettlementStep... steps) {
    return new DisputeRuled(
        kase(),
        orderId,
        merchant(),
        customer(),
        DisputeEvent.Kind.CONTEST,
        true,
        euros(0),
        Fault.MERCHANT,
        null,
        List.of(steps),
        null,
        DECIDED.plusSeconds(10),
        null,
        historical);
  }

  /** A claim is granted. */
  public ClaimDecided claimDecided(SettlementStep... steps) {
    return new ClaimDecided(
        kase(),
        orderId,
        merchant(),
        customer(),
        new ClaimId(orderId + "-claim"),
        euros(0),
        new Requester(Party.PLATFORM, "arbiter"),
        null,
        List.of(steps),
        DECIDED,
        null,
        historical);
  }

  /** Upstream gives money back itself. */
  public PaymentReturned returned(String payment, String returnId, long cents) {
    return new PaymentReturned(
        orderId, payment(payment), returnId, euros(cents), DECIDED, historical);
  }

  public SettlementStep refundStep(String name, long cents) {
    return new SettlementStep.RefundStep(step(name), euros(cents));
  }

  private CancellationId kase() {
    return new CancellationId(orderId + "-case-a");
  }

  public static Money euros(long cents) {
    return new Money(cents, "EUR");
  }
}
