package dev.rescind.availability.slots;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.availability.slots.Sale.Holder;
import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A bookable slot. A sale is a fact and never refused, even beyond the capacity; a place is
 * released once and only if it is held. A release that overtook its order reserves first what it
 * releases; the order then adds what is missing, so that the outcome does not depend on who came
 * first.
 */
final class Slot {

  private static final String BY_RELEASE = "reservedByRelease";

  private @Nullable SlotOpened opened;
  private int reserved;
  private final Map<Holder, Held> held = new HashMap<>();
  private final Set<StepId> answered = new HashSet<>();

  /** Its stream and its Kafka key. */
  @AggregateIdentifier
  @Nullable SlotId slotId() {
    return opened == null ? null : opened.slotId();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(ReserveSlot command) {
    int missing = command.quantity() - held(command.sale().holder()).reserved();
    if (missing > 0) {
      reserve(command.sale(), missing, MetaData.emptyInstance());
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(ReleaseSlot command) {
    if (answered.contains(command.stepId())) {
      return;
    }
    Held line = held(command.sale().holder());
    int missing = command.quantity() - line.left();
    if (line.orderAwaited() && missing > 0) {
      reserve(command.sale(), missing, MetaData.with(BY_RELEASE, "true"));
    }
    answer(command, Math.min(command.quantity(), held(command.sale().holder()).left()));
  }

  private void reserve(Sale sale, int quantity, MetaData how) {
    Opening.decide(opened, sale, Math.addExact(reserved, quantity))
        .ifPresent(event -> apply(event));
    apply(
        new SlotReserved(
            sale.slot().slotId(),
            sale.orderId(),
            sale.lineId(),
            quantity,
            sale.at(),
            sale.historical()),
        how);
  }

  private void answer(ReleaseSlot command, int quantity) {
    Sale sale = command.sale();
    if (quantity > 0) {
      apply(
          new SlotReleased(
              command.slotId(),
              sale.orderId(),
              sale.lineId(),
              command.cancellationId(),
              command.stepId(),
              quantity,
              availableAfter(quantity),
              sale.at(),
              sale.historical()));
    } else {
      apply(Unheld.alreadyReleased(command));
    }
  }

  private int availableAfter(int released) {
    int capacity = opened == null ? 0 : opened.capacity();
    return Math.max(0, capacity - (reserved - released));
  }

  private Held held(Holder holder) {
    return held.getOrDefault(holder, Held.NOTHING);
  }

  @EventSourcingHandler
  void evolve(SlotOpened event) {
    opened = event;
  }

  @EventSourcingHandler
  void evolve(SlotReserved event, @MetaDataValue(BY_RELEASE) @Nullable String byRelease) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    held.put(holder, held(holder).reserving(event.quantity(), byRelease != null));
    reserved += event.quantity();
  }

  @EventSourcingHandler
  void evolve(SlotReleased event) {
    Holder holder = new Holder(event.orderId(), event.lineId());
    held.put(holder, held(holder).releasing(event.quantity()));
    reserved -= event.quantity();
    answered.add(event.stepId());
  }

  @EventSourcingHandler
  void evolve(NothingToRelease event) {
    answered.add(event.stepId());
  }
}
