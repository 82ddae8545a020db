package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.OrderId;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.policy.OrderFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Idempotent by the inbox, and by upstream's request id in the aggregate. */
final class WhenCancellationRequestSubmittedThenRequest
    implements Reaction<CancellationRequestSubmitted> {

  private static final String LOCKED =
      WhenCancellationRequestSubmittedThenRequest.class.getName() + ".locked";

  private final CaseRequests requests;
  private final OrderBook orders;

  WhenCancellationRequestSubmittedThenRequest(CaseRequests requests, OrderBook orders) {
    this.requests = requests;
    this.orders = orders;
  }

  @Override
  public Class<CancellationRequestSubmitted> event() {
    return CancellationRequestSubmitted.class;
  }

  @Override
  public List<String> streams(CancellationRequestSubmitted event) {
    return List.of(event.orderId().value());
  }

  /** Locks the orders of the whole batch; read when the first request is reacted to. */
  @Override
  public void ahead(List<Incoming<CancellationRequestSubmitted>> events) {
    List<OrderId> ids = events.stream().map(incoming -> incoming.event().orderId()).toList();
    CurrentUnitOfWork.get().root().resources().put(LOCKED, ids);
  }

  @Override
  public void on(CancellationRequestSubmitted event, Cause cause) {
    requests.submit(request(event), locked().get(event.orderId()), cause);
  }

  /** The facts as they are once every order event of the batch is noted. */
  @SuppressWarnings("unchecked") // Either what was put ahead, or what it was replaced with here.
  private Map<OrderId, OrderFacts> locked() {
    Map<String, Object> resources = CurrentUnitOfWork.get().root().resources();
    Object locked = resources.get(LOCKED);
    if (locked instanceof List<?> ids) {
      locked = orders.lock((List<OrderId>) ids);
      resources.put(LOCKED, locked);
    }
    return (Map<OrderId, OrderFacts>) Objects.requireNonNull(locked);
  }

  private static CaseRequests.Request request(CancellationRequestSubmitted event) {
    return new CaseRequests.Request(
        event.orderId(),
        event.requester(),
        event.reason(),
        event.reasonText(),
        event.lines(),
        event.requestedAt(),
        event.requestId(),
        event.historical(),
        false);
  }
}
