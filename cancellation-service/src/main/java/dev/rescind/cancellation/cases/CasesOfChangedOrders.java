package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.CaseCommand.OfCase;
import dev.rescind.cancellation.cases.ResponseCommand.Reroute;
import dev.rescind.cancellation.cases.SettlingCommand.Supersede;
import dev.rescind.cancellation.orders.OrderChanges;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderEvent.FulfilmentStarted;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderEvent.OrderShipped;
import dev.rescind.events.OrderEvent.PaymentReturned;
import dev.rescind.events.OrderId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What open cases do about what becomes of their orders: one that is closed has nothing left to
 * decide, one that has come further may be somebody else's to decide.
 */
@Component
class CasesOfChangedOrders implements OrderChanges {

  private final Cases cases;
  private final CaseBases bases;
  private final Commands commands;
  private final Clock clock;

  CasesOfChangedOrders(Cases cases, CaseBases bases, Commands commands, Clock clock) {
    this.cases = cases;
    this.bases = bases;
    this.commands = commands;
    this.clock = clock;
  }

  @Override
  public void told(List<? extends Incoming<? extends OrderEvent>> changes) {
    Map<OrderId, List<CancellationId>> open =
        cases.undecided(
            changes.stream().map(change -> change.event().orderId()).distinct().toList());
    for (Incoming<? extends OrderEvent> change : changes) {
      for (CancellationId id : open.getOrDefault(change.event().orderId(), List.of())) {
        command(change.event(), id).ifPresent(command -> commands.send(command, change.cause()));
      }
    }
  }

  private Optional<OfCase> command(OrderEvent event, CancellationId id) {
    return switch (event) {
      case OrderClosedUpstream it ->
          Optional.of(new Supersede(it.orderId(), id, it.why(), clock.instant()));
      case FulfilmentStarted _,
          OrderShipped _,
          OrderCompleted _,
          NoShowRecorded _,
          OrderAmended _ ->
          Optional.of(
              new Reroute(event.orderId(), id, bases.lock(event.orderId(), id), clock.instant()));
      case OrderPlaced _, OrderPaid _, PaymentReturned _ -> Optional.empty();
    };
  }
}
