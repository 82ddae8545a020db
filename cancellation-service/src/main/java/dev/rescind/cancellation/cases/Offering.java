package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.AlternativeCommand.AcceptAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.DeclineAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.FailAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.LapseAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.OfferAlternative;
import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Requester;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.policy.Alternatives;
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers to keep the order: made by who is awaited, taken or left by who asked. */
final class Offering {

  private Offering() {}

  static Decided offer(OrderCase asked, OfferAlternative command) {
    ResponseAwaited awaited = asked.own().awaited().orElseThrow();
    if (command.by().party() != awaited.awaited()) {
      return Responding.notAwaited(awaited);
    }
    Alternatives alternatives = command.basis().policy().terms().alternatives();
    if (asked.own().offers() >= alternatives.mostPerCase()) {
      return Decided.refused(
          "too-many-offers", "the policy allows " + alternatives.mostPerCase() + " offers a case");
    }
    Optional<Alternatives.Offer> terms = alternatives.offer(kind(command.alternative()));
    if (terms.isEmpty()) {
      return Decided.refused("offer-not-allowed", "the policy does not know this kind of offer");
    }
    Optional<String> wrong = wrong(asked, command);
    return wrong
        .map(why -> Decided.refused("offer-not-possible", why))
        .orElseGet(() -> Decided.events(offered(asked, awaited, command, terms.get())));
  }

  private static Alternatives.Kind kind(Alternative alternative) {
    return switch (alternative) {
      case Alternative.Reschedule _ -> Alternatives.Kind.RESCHEDULE;
      case Alternative.PackageChange _ -> Alternatives.Kind.PACKAGE_CHANGE;
      case Alternative.PartialRefund _ -> Alternatives.Kind.PARTIAL_REFUND;
      case Alternative.Credit _ -> Alternatives.Kind.CREDIT;
    };
  }

  /** What keeps the offer from making sense for this order. */
  private static Optional<String> wrong(OrderCase asked, OfferAlternative command) {
    OrderFacts order = command.basis().order();
    return switch (command.alternative()) {
      case Alternative.Reschedule it -> wrongSlot(it, asked, order, command.at());
      case Alternative.PackageChange _, Alternative.PartialRefund _, Alternative.Credit _ ->
          wrongAmount(asked, command.alternative(), order);
    };
  }

  /** What the offer gives, in money or credit; empty where it gives neither. */
  static Optional<Money> value(Alternative alternative) {
    return switch (alternative) {
      case Alternative.Reschedule _ -> Optional.empty();
      case Alternative.PackageChange it -> Optional.of(it.priceDifference());
      case Alternative.PartialRefund it -> Optional.of(it.amount());
      case Alternative.Credit it -> Optional.of(it.amount());
    };
  }

  private static Optional<String> wrongSlot(
      Alternative.Reschedule offer, OrderCase asked, OrderFacts order, Instant at) {
    Optional<OrderLine> line =
        order.placed().lines().stream()
            .filter(candidate -> candidate.lineId().equals(offer.lineId()))
            .findFirst();
    if (line.isEmpty() || line.get().slot() == null) {
      return Optional.of("the order has no such line with an appointment");
    }
    if (!asked.own().claimed().containsKey(offer.lineId())) {
      return Optional.of("the request is not about this line");
    }
    if (!offer.slot().start().isAfter(at)) {
      return Optional.of("the new appointment has to lie ahead");
    }
    return offer.slot().slotId().equals(line.get().slot().slotId())
        ? Optional.of("the new appointment is the old one")
        : Optional.empty();
  }

  private static Optional<String> wrongAmount(
      OrderCase asked, Alternative alternative, OrderFacts order) {
    return value(alternative).flatMap(amount -> wrongAmount(asked, amount, order));
  }

  private static Optional<String> wrongAmount(OrderCase asked, Money amount, OrderFacts order) {
    if (!amount.currency().equals(order.placed().currency())) {
      return Optional.of("the amount has to be in the currency of the order");
    }
    long most = order.placed().total().min(order.paid()).amount() - asked.given();
    return amount.amount() > Math.max(0, most)
        ? Optional.of(
            "of what is paid %d minor units of %s are left to give"
                .formatted(Math.max(0, most), amount.currency()))
        : Optional.empty();
  }

  private static AlternativeOffered offered(
      OrderCase asked,
      ResponseAwaited awaited,
      OfferAlternative command,
      Alternatives.Offer terms) {
    return new AlternativeOffered(
        asked.id(),
        asked.orderId(),
        awaited.merchantId(),
        awaited.customerId(),
        asked.own().offers() + 1,
        command.by(),
        command.alternative(),
        command.remark(),
        terms.answerWithin().after(command.at(), command.basis().zone()),
        command.at(),
        asked.request().upstreamRequestId(),
        false);
  }

  static Decided accept(OrderCase asked, AcceptAlternative command) {
    AlternativeOffered offered = asked.own().offered().orElseThrow();
    Optional<Decided> refused = refusal(asked, offered, command.number(), command.by());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (command.at().isAfter(offered.answerBy())) {
      return Decided.refused("response-too-late", "the offer stood until " + offered.answerBy());
    }
    Optional<String> wrong = wrongAmount(asked, offered.alternative(), command.basis().order());
    if (wrong.isPresent()) {
      return Decided.refused("offer-not-possible", wrong.get());
    }
    return Decided.events(
        new AlternativeAccepted(
            asked.id(),
            asked.orderId(),
            offered.merchantId(),
            offered.customerId(),
            offered.number(),
            command.by(),
            offered.alternative(),
            Settlement.of(asked, offered.number(), offered.alternative(), command.basis()),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  static Decided decline(OrderCase asked, DeclineAlternative command) {
    AlternativeOffered offered = asked.own().offered().orElseThrow();
    return refusal(asked, offered, command.number(), command.by())
        .orElseGet(() ->
            backToWaiting(
                asked,
                declined(asked, AlternativeDeclined.Why.DECLINED, command.by(), command.at()),
                command.basis()));
  }

  private static Optional<Decided> refusal(
      OrderCase asked, AlternativeOffered offered, int number, Requester by) {
    if (by.party() != asked.requester().party()) {
      return Optional.of(
          Decided.refused("not-awaited", "who asked to cancel takes or leaves the offer"));
    }
    return number == offered.number()
        ? Optional.empty()
        : Optional.of(
            Decided.refused("offer-superseded", "the open offer is number " + offered.number()));
  }

  static Decided lapse(OrderCase asked, LapseAlternative command) {
    AlternativeOffered offered = asked.own().offered().orElseThrow();
    return command.at().isAfter(offered.answerBy())
        ? backToWaiting(
            asked,
            declined(asked, AlternativeDeclined.Why.LAPSED, null, command.at()),
            command.basis())
        : Decided.nothing();
  }

  static Decided fail(OrderCase asked, FailAlternative command) {
    return backToWaiting(
        asked,
        declined(asked, AlternativeDeclined.Why.FAILED, null, command.at()),
        command.basis());
  }

  /** The open offer goes with a case that ends otherwise, and with it what is held for it. */
  static List<CaseEvent> ended(
      OrderCase asked, AlternativeDeclined.Why why, @Nullable Requester by, Instant at) {
    return asked.own().state() == CaseState.ALTERNATIVE_OFFERED
        ? List.of(declined(asked, why, by, at))
        : List.of();
  }

  private static AlternativeDeclined declined(
      OrderCase asked, AlternativeDeclined.Why why, @Nullable Requester by, Instant at) {
    AlternativeOffered offered = asked.own().offered().orElseThrow();
    return new AlternativeDeclined(
        asked.id(),
        asked.orderId(),
        offered.merchantId(),
        offered.customerId(),
        offered.number(),
        why,
        by,
        offered.alternative(),
        at,
        asked.request().upstreamRequestId(),
        false);
  }

  /**
   * The decision that was due before the offer is due again, with a new deadline; the platform's
   * where the order came further meanwhile.
   */
  private static Decided backToWaiting(OrderCase asked, AlternativeDeclined declined, Basis basis) {
    ResponseAwaited before = asked.own().awaited().orElseThrow();
    Instant at = declined.declinedAt();
    return Decided.events(
        declined,
        Responding.isForPlatform(asked, basis)
            ? Waits.byPlatform(before, at)
            : Waits.again(before, at));
  }
}
