package dev.rescind.notification;

import dev.rescind.events.Aftermath;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.ArrivalWindow;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.CustomerId;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.ProductId;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.NoticeStep;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation to tell of. Everybody in it is named after it: order {@code o-name}, customer
 * {@code cus-name}, merchant {@code mer-name}.
 */
public record TestCase(
    String name,
    Party requester,
    Money refund,
    boolean refundOnRequest,
    boolean historical,
    @Nullable ArrivalWindow arrival,
    Aftermath aftermath,
    @Nullable Money paid) {

  public static final Instant NOW = Instant.parse("2026-05-10T09:30:00Z");
  public static final Instant DECIDED_AT = Instant.parse("2026-05-10T09:29:58Z");

  public static TestCase named(String name) {
    return new TestCase(
        name,
        Party.CUSTOMER,
        new Money(11424, "EUR"),
        false,
        false,
        new ArrivalWindow(3, 9),
        Aftermath.REOPEN,
        null);
  }

  public TestCase askedBy(Party party) {
    return new TestCase(name, party, refund, refundOnRequest, historical, arrival, aftermath, paid);
  }

  public TestCase refunding(long amount, String currency) {
    Money other = new Money(amount, currency);
    return new TestCase(
        name, requester, other, refundOnRequest, historical, arrival, aftermath, paid);
  }

  public TestCase inThePast() {
    return new TestCase(name, requester, refund, refundOnRequest, true, arrival, aftermath, paid);
  }

  /** The customer has to ask for the refund. */
  public TestCase onRequest() {
    return new TestCase(name, requester, refund, true, historical, arrival, aftermath, paid);
  }

  /** Its refund says nothing about when it arrives, as those of older events. */
  public TestCase arrivingSometime() {
    return new TestCase(
        name, requester, refund, refundOnRequest, historical, null, aftermath, paid);
  }

  /** Its places cannot be booked again. */
  public TestCase closing() {
    return new TestCase(
        name, requester, refund, refundOnRequest, historical, arrival, Aftermath.CLOSE, paid);
  }

  /** So much of it is paid as yet, minor units of EUR. */
  public TestCase paidYet(long amount) {
    Money part = new Money(amount, "EUR");
    return new TestCase(
        name, requester, refund, refundOnRequest, historical, arrival, aftermath, part);
  }

  public String customer() {
    return "cus-" + name;
  }

  public String merchant() {
    return "mer-" + name;
  }

  public OrderId order() {
    return new OrderId("o-" + name);
  }

  public CancellationId cancellation() {
    return new CancellationId("c-" + name);
  }

  public StepId step(Party audience) {
    return new StepId("c-" + name + "/notice-" + audience);
  }

  /** How to reach somebody, at an address named after the person. */
  public static ContactPublished contact(String person, @Nullable String locale) {
    return new ContactPublished(new PersonId(person), address(person), "Ada", locale);
  }

  public static String address(String person) {
    return person + "@example.org";
  }

  public CancellationApproved approved() {
    return new CancellationApproved(
        cancellation(),
        order(),
        new MerchantId(merchant()),
        new CustomerId(customer()),
        asker(),
        "CHANGE_OF_PLANS",
        Route.AUTOMATIC,
        new PolicyReference(new PolicyId("appointments"), 1),
        lines(),
        refund,
        refundOnRequest
            ? afterRefund()
            : Stream.concat(Stream.of(refundStep()), afterRefund().stream()).toList(),
        explanation(),
        DECIDED_AT,
        DECIDED_AT,
        null,
        historical);
  }

  private RefundStep refundStep() {
    return new RefundStep(
        new StepId("c-" + name + "/refund"), refund, arrival, paid == null ? refund : paid);
  }

  private List<SettlementStep> afterRefund() {
    CancelledLine tour = lines().getFirst();
    return List.of(
        new ReleaseStep(
            new StepId("c-" + name + "/release-1"),
            tour.lineId(),
            tour.productId(),
            tour.quantity(),
            tour.slot(),
            aftermath),
        new NoticeStep(step(Party.CUSTOMER), Party.CUSTOMER),
        new NoticeStep(step(Party.MERCHANT), Party.MERCHANT));
  }

  public CancellationRejected rejected() {
    AppliedRule refusal =
        new AppliedRule(
            "cut-off",
            Map.of("cutOff", "2 hours"),
            "Cancelling was possible until 16 May 2026 at 06:00; the request came after that.");
    return new CancellationRejected(
        cancellation(),
        order(),
        new MerchantId(merchant()),
        new CustomerId(customer()),
        asker(),
        "CHANGE_OF_PLANS",
        Route.AUTOMATIC,
        null,
        new Explanation(List.of(refusal)),
        DECIDED_AT,
        DECIDED_AT,
        null,
        historical);
  }

  private Requester asker() {
    return switch (requester) {
      case CUSTOMER -> new Requester(requester, customer());
      case MERCHANT -> new Requester(requester, merchant());
      case PLATFORM -> new Requester(requester, null);
    };
  }

  private List<CancelledLine> lines() {
    BookedSlot slot =
        new BookedSlot(
            new SlotId("slot-" + name),
            Instant.parse("2026-05-16T06:00:00Z"),
            Instant.parse("2026-05-16T09:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            12);
    Money book = new Money(refund.amount() / 4, refund.currency());
    return List.of(
        new CancelledLine(
            new LineId("1"), new ProductId("harbour-tour"), 2, refund.minus(book), slot),
        new CancelledLine(new LineId("2"), new ProductId("photo-book"), 1, book, null));
  }

  private Explanation explanation() {
    return new Explanation(
        List.of(
            new AppliedRule("requester-allowed", Map.of(), "The customer may ask to cancel."),
            new AppliedRule(
                "tier",
                Map.of("percent", "100 %", "refund", "EUR 96.39", "value", "EUR 96.39"),
                "Asked 5 days 20 hours before the start, at least 48 hours: 100 % goes back,"
                    + " EUR 96.39 of EUR 96.39."),
            new AppliedRule(
                "fees",
                Map.of("percent", "100 %"),
                "Nothing of the order remains; of its fees goes back: SHIPPING EUR 5.00 of EUR"
                    + " 5.00, SERVICE_FEE EUR 0.00 of EUR 2.00."),
            new AppliedRule(
                "refund",
                Map.of("refund", "EUR 114.24", "retained", "EUR 2.00"),
                "EUR 114.24 goes back in all; EUR 2.00 is kept.")));
  }
}
