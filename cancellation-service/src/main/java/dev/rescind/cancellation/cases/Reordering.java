package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.ReorderCommand.LapseReorder;
import dev.rescind.cancellation.cases.ReorderCommand.LinkReorder;
import dev.rescind.cancellation.cases.ReorderCommand.PromiseReorder;
import dev.rescind.events.Decision;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.events.Requester;
import dev.rescind.policy.MistakenOrders;
import java.util.Objects;
import java.util.Optional;

/**
 * An order that was placed by mistake: the exemption is granted, earned by the new order, or lost.
 */
final class Reordering {

  private static final String NOT_ALLOWED = "reorder-not-allowed";

  private Reordering() {}

  static Decided promise(OrderCase asked, PromiseReorder command) {
    if (asked.own().reorder().isPresent()) {
      return Decided.nothing();
    }
    MistakenOrders terms = command.basis().policy().terms().mistakenOrders();
    if (terms == null || !terms.reasons().contains(asked.request().reason())) {
      return Decided.refused(NOT_ALLOWED, "the policy exempts no cancellation for this reason");
    }
    if (terms.grantedBy() != command.by().party()) {
      return Decided.refused(NOT_ALLOWED, "the " + terms.grantedBy() + " grants the exemption");
    }
    Optional<Requester> acknowledged = acknowledgedBy(asked);
    if (terms.needsAcknowledgement() && acknowledged.isEmpty()) {
      return Decided.refused(NOT_ALLOWED, "the customer has not acknowledged the mistake");
    }
    if (terms.needsEvidence() && asked.own().evidence() == 0) {
      return Decided.refused(NOT_ALLOWED, "nothing was handed in that proves the mistake");
    }
    OrderPlaced placed = command.basis().order().placed();
    Requester customer = new Requester(Party.CUSTOMER, placed.customerId().value());
    return Decided.events(
        new ReorderPromised(
            asked.id(),
            asked.orderId(),
            placed.merchantId(),
            placed.customerId(),
            acknowledged.orElse(customer),
            terms.reorderWithin().after(command.at(), command.basis().zone()),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  /** A customer acknowledges by asking for this reason, or by agreeing when the merchant asked. */
  private static Optional<Requester> acknowledgedBy(OrderCase asked) {
    if (asked.requester().party() == Party.CUSTOMER) {
      return Optional.of(asked.requester());
    }
    return asked
        .own()
        .approved()
        .map(approved -> approved.decision())
        .map(Decision::by)
        .filter(Objects::nonNull)
        .filter(by -> by.party() == Party.CUSTOMER);
  }

  static Decided link(OrderCase asked, LinkReorder command) {
    if (!(asked.own().reorder().orElse(null) instanceof ReorderPromised promised)) {
      return Decided.refused("reorder-not-awaited", "no new order is awaited for this case");
    }
    OrderPlaced reorder = command.reorder();
    boolean fits =
        reorder.customerId().equals(promised.customerId())
            && reorder.merchantId().equals(promised.merchantId())
            && !reorder.orderId().equals(asked.orderId())
            && !reorder.placedAt().isBefore(asked.request().requestedAt())
            && !reorder.placedAt().isAfter(promised.reorderBy());
    if (!fits) {
      return Decided.refused(
          "reorder-does-not-fit",
          "the new order has to be the same customer's with the same merchant, placed after the"
              + " request and by "
              + promised.reorderBy());
    }
    return Decided.events(
        new ReorderLinked(
            asked.id(),
            asked.orderId(),
            promised.merchantId(),
            promised.customerId(),
            reorder.orderId(),
            command.bearing(),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  static Decided lapse(OrderCase asked, LapseReorder command) {
    return asked.own().reorder().orElse(null) instanceof ReorderPromised promised
            && command.at().isAfter(promised.reorderBy())
        ? Decided.events(
            new ReorderLapsed(
                asked.id(),
                asked.orderId(),
                promised.merchantId(),
                promised.customerId(),
                command.at(),
                asked.request().upstreamRequestId(),
                false))
        : Decided.nothing();
  }
}
