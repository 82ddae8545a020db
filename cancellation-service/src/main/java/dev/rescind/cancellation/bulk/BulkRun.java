package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.BulkOrders.Decided;
import dev.rescind.cancellation.bulk.BulkOrders.Outcome;
import dev.rescind.cancellation.bulk.BulkOrders.Pending;
import dev.rescind.cancellation.bulk.ClaimedLines.Claimed;
import dev.rescind.cancellation.cases.CaseRequests;
import dev.rescind.cancellation.cases.CaseState;
import dev.rescind.cancellation.cases.RequestOutcome;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Asks for the cancellation of some orders of a run. Idempotent: an outcome is kept in the
 * transaction of its case, and the request bears the id of the bulk cancellation, so that a case
 * asks for the same once.
 */
@Component
class BulkRun {

  private final OrderBook orders;
  private final ClaimedLines claims;
  private final OrderContacts contacts;
  private final Outlooks outlooks;
  private final CaseRequests requests;
  private final Commands commands;
  private final BulkMetrics metrics;
  private final JdbcTemplate jdbc;

  BulkRun(
      OrderBook orders,
      ClaimedLines claims,
      OrderContacts contacts,
      Outlooks outlooks,
      CaseRequests requests,
      Commands commands,
      BulkMetrics metrics,
      JdbcTemplate jdbc) {
    this.orders = orders;
    this.claims = claims;
    this.contacts = contacts;
    this.outlooks = outlooks;
    this.requests = requests;
    this.commands = commands;
    this.metrics = metrics;
    this.jdbc = jdbc;
  }

  /** Decides the orders; to be called in a unit of work, which holds their rows from now on. */
  List<Decided> decide(Bulk bulk, List<Pending> pending) {
    List<OrderId> ids = pending.stream().map(Pending::orderId).toList();
    Map<OrderId, OrderFacts> facts = orders.lock(ids);
    Map<OrderId, Claimed> claimed = claims.of(ids);
    Map<OrderId, Instant> contacted = contacts.of(ids);
    commands.ahead(ids.stream().map(OrderId::value).toList());
    List<Decided> decided = new ArrayList<>();
    for (Pending one : pending) {
      OrderId id = one.orderId();
      OrderFacts order = Planning.of(bulk.merchantId(), facts.get(id));
      Claimed gone = claimed.getOrDefault(id, Claimed.NONE);
      decided.add(decide(bulk, one, new Subject(id, order, one.lines(), gone, contacted.get(id))));
    }
    metrics.decided(decided);
    return decided;
  }

  /** Of what was planned only what is still where it was meant; the instant is that of the plan. */
  private Decided decide(Bulk bulk, Pending planned, Subject subject) {
    List<LineQuantity> meant =
        Planning.stillMeant(
            planned.lines(),
            subject.order(),
            ShownSelection.read(bulk.selection()),
            bulk.plannedAt());
    return meant.isEmpty() && !planned.lines().isEmpty()
        ? new Decided(
            planned.orderId(),
            Outcome.REFUSED,
            null,
            "no-longer-meant",
            "What was planned of it was moved elsewhere since.")
        : decide(bulk, subject.wanting(meant));
  }

  /** What the policy refuses makes no case: the merchant hears of it here. */
  private Decided decide(Bulk bulk, Subject subject) {
    Instant at = Objects.requireNonNull(bulk.startedAt());
    Outlook outlook = outlooks.of(bulk, subject, at, false);
    OrderFacts order = subject.order();
    if (order == null || !outlook.eligible()) {
      return new Decided(subject.orderId(), Outcome.REFUSED, null, outlook.rule(), outlook.why());
    }
    RequestOutcome outcome =
        requests.submit(
            new CaseRequests.Request(
                subject.orderId(),
                bulk.requester(),
                bulk.reason(),
                bulk.reasonText(),
                outlook.lines(),
                at,
                "bulk/" + bulk.bulkId(),
                false,
                true),
            order,
            Cause.request());
    return decided(subject.orderId(), outcome);
  }

  private Decided decided(OrderId orderId, RequestOutcome outcome) {
    return switch (outcome) {
      case RequestOutcome.Recorded it -> decided(orderId, it.cancellationId(), it.state());
      case RequestOutcome.KnownAlready it ->
          decided(orderId, it.cancellationId(), state(it.cancellationId()));
      case RequestOutcome.NothingLeft it ->
          new Decided(orderId, Outcome.REFUSED, null, "quantity-available", it.why());
    };
  }

  private static Decided decided(OrderId orderId, CancellationId id, CaseState state) {
    Outcome outcome =
        switch (state) {
          case APPROVED, SETTLED -> Outcome.CANCELLED;
          case REJECTED, WITHDRAWN, KEPT, SUPERSEDED -> Outcome.REFUSED;
          case AWAITING_ORDER, AWAITING_RESPONSE, ALTERNATIVE_OFFERED, KEEPING, DISPUTED ->
              Outcome.AWAITING;
        };
    return new Decided(orderId, outcome, id, null, null);
  }

  private CaseState state(CancellationId id) {
    String state =
        jdbc.queryForObject(
            "select state from cases where cancellation_id = ?", String.class, id.value());
    return CaseState.valueOf(Objects.requireNonNull(state));
  }
}
