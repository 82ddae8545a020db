package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.ClaimedLines.Claimed;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the orders that are meant, and what cancelling each would give. Changes nothing. */
@Component
class Planning {

  /** Orders read at a time. */
  private static final int PIECE = 500;

  /** Rules by which there is nothing to cancel. */
  private static final Set<String> NOTHING_LEFT = Set.of("quantity-available", "order-closed");

  private final OrderLines lines;
  private final OrderBook orders;
  private final ClaimedLines claims;
  private final OrderContacts contacts;
  private final Outlooks outlooks;

  Planning(
      OrderLines lines,
      OrderBook orders,
      ClaimedLines claims,
      OrderContacts contacts,
      Outlooks outlooks) {
    this.lines = lines;
    this.orders = orders;
    this.claims = claims;
    this.contacts = contacts;
    this.outlooks = outlooks;
  }

  /**
   * The orders that are meant, by id. Where they are listed each is told of; else only those that
   * something can be cancelled of.
   *
   * @throws ProblemException 409 if there are more than one bulk cancellation may have
   */
  List<Outlook> plan(Bulk bulk, Selection selection) {
    List<OrderId> candidates =
        lines.candidates(bulk.merchantId().value(), selection, BulkBody.MOST);
    if (candidates.size() > BulkBody.MOST) {
      throw ProblemException.conflict(
          "too-many-orders", "more than " + BulkBody.MOST + " orders are meant; narrow it down");
    }
    List<Outlook> plan = new ArrayList<>();
    for (int from = 0; from < candidates.size(); from += PIECE) {
      plan.addAll(
          piece(
              bulk,
              selection,
              candidates.subList(from, Math.min(from + PIECE, candidates.size()))));
    }
    return plan;
  }

  private List<Outlook> piece(Bulk bulk, Selection selection, List<OrderId> ids) {
    Map<OrderId, OrderFacts> facts = orders.find(ids);
    Map<OrderId, Claimed> claimed = claims.of(ids);
    Map<OrderId, Instant> contacted = contacts.of(ids);
    List<Outlook> found = new ArrayList<>();
    for (OrderId id : ids) {
      OrderFacts order = of(bulk.merchantId(), facts.get(id));
      Subject subject =
          new Subject(
              id,
              order,
              wanted(order, selection, bulk.plannedAt()),
              claimed.getOrDefault(id, Claimed.NONE),
              contacted.get(id));
      Outlook outlook = outlooks.of(bulk, subject, bulk.plannedAt(), true);
      if (selection instanceof Selection.OfOrders || isOpen(order, outlook, bulk.plannedAt())) {
        found.add(outlook);
      }
    }
    return found;
  }

  /** The order, if it is the merchant's. */
  static @Nullable OrderFacts of(MerchantId merchant, @Nullable OrderFacts order) {
    return order != null && order.placed().merchantId().equals(merchant) ? order : null;
  }

  private static List<LineQuantity> wanted(
      @Nullable OrderFacts order, Selection selection, Instant at) {
    return order == null
        ? List.of()
        : order.placed().lines().stream()
            .filter(line -> selection.means(line, at))
            .map(line -> new LineQuantity(line.lineId(), line.quantity()))
            .toList();
  }

  /**
   * What is still meant of what was planned: not what upstream, or an offer that was taken, put
   * elsewhere since. What is not in the order any more stays; it has nothing left.
   */
  static List<LineQuantity> stillMeant(
      List<LineQuantity> planned, @Nullable OrderFacts order, Selection selection, Instant at) {
    if (order == null) {
      return planned;
    }
    Set<LineId> elsewhere =
        order.placed().lines().stream()
            .filter(line -> !selection.means(line, at))
            .map(OrderLine::lineId)
            .collect(Collectors.toSet());
    return planned.stream().filter(line -> !elsewhere.contains(line.lineId())).toList();
  }

  /** Whether something is meant of it, not cancelled yet, and the order not over or closed. */
  private static boolean isOpen(@Nullable OrderFacts order, Outlook outlook, Instant at) {
    if (order == null || NOTHING_LEFT.contains(outlook.rule())) {
      return false;
    }
    OrderState state = order.state(at);
    return state != OrderState.COMPLETED && state != OrderState.NO_SHOW;
  }
}
