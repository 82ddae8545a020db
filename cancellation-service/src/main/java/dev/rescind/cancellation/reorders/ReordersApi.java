package dev.rescind.cancellation.reorders;

import dev.rescind.cancellation.cases.CaseAction;
import dev.rescind.cancellation.cases.CaseActions;
import dev.rescind.cancellation.cases.CaseActions.Meant;
import dev.rescind.cancellation.cases.CaseActions.Sent;
import dev.rescind.cancellation.cases.CaseCommand.OfCase;
import dev.rescind.cancellation.cases.ReorderCommand.PromiseReorder;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mistaken orders: support grants the exemption, the customer names the new order. */
@RestController
@RequestMapping("/api/cancellations/{cancellationId}")
class ReordersApi {

  private final CaseActions actions;
  private final Reorders reorders;
  private final OrderBook orders;

  ReordersApi(CaseActions actions, Reorders reorders, OrderBook orders) {
    this.actions = actions;
    this.reorders = reorders;
    this.orders = orders;
  }

  /** The new order. */
  record NewOrder(OrderId orderId) {}

  /**
   * Grants the exemption until the new order comes or its time is over; where upstream has told of
   * the new order already, it is linked at once.
   */
  @PostMapping("/reorder-promise")
  ResponseEntity<byte[]> promise(Sent sent) {
    sent.caller().requireAny(Role.SUPPORT, Role.ARBITER);
    ResponseEntity<byte[]> promised =
        actions.act(
            sent,
            "reorder-promise",
            Map.of(),
            meant ->
                new PromiseReorder(
                    meant.orderId(),
                    meant.id(),
                    meant.by(),
                    meant.basis(CaseAction.PROMISE_REORDER),
                    meant.at()));
    OrderId old = new OrderId(actions.visible(sent.cancellationId(), sent.caller()).orderId());
    return reorders.replacing(old).map(known -> link(sent.following(), known)).orElse(promised);
  }

  /** Names the new order where upstream does not. */
  @PostMapping("/reorder")
  ResponseEntity<byte[]> name(@RequestBody NewOrder body, Sent sent) {
    sent.caller().requireAny(Role.CUSTOMER, Role.SUPPORT, Role.ARBITER);
    Optional<OrderPlaced> reorder = orders.find(body.orderId()).map(known -> known.placed());
    if (reorder.isEmpty()) {
      throw ProblemException.invalid("orderId", "must be an order that is known");
    }
    return link(sent, reorder.get());
  }

  private ResponseEntity<byte[]> link(Sent sent, OrderPlaced reorder) {
    return actions.act(
        sent, "reorder", new NewOrder(reorder.orderId()), meant -> command(meant, reorder));
  }

  private OfCase command(Meant meant, OrderPlaced reorder) {
    return reorders.links(meant.orderId(), reorder).stream()
        .filter(link -> link.cancellationId().equals(meant.id()))
        .map(OfCase.class::cast)
        .findFirst()
        .orElseThrow(() ->
            ProblemException.conflict(
                "reorder-not-awaited", "no new order is awaited for this case"));
  }
}
