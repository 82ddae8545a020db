package dev.rescind.availability.slots;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.availability.slots.SlotCommand.CountPlaces;
import dev.rescind.availability.slots.SlotCommand.EndHold;
import dev.rescind.availability.slots.SlotCommand.HoldSlot;
import dev.rescind.availability.slots.SlotCommand.MoveAway;
import dev.rescind.availability.slots.SlotCommand.MoveHere;
import dev.rescind.availability.slots.SlotCommand.OfLine;
import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.availability.slots.SlotCommand.ShrinkLine;
import dev.rescind.events.AvailabilityEvent;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.SlotId;
import java.util.Optional;
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
 * first. An offer holds places and a line moves here only if there are enough.
 */
final class Slot {

  private static final String BY_RELEASE = "reservedByRelease";

  private final Places places = new Places();

  /** Its stream and its Kafka key. */
  @AggregateIdentifier
  @Nullable SlotId slotId() {
    SlotOpened opened = places.opened();
    return opened == null ? null : opened.slotId();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(ReserveSlot command) {
    int missing = command.quantity() - held(command.sale()).reserved();
    if (missing <= 0) {
      return here(command);
    }
    Optional<BookedSlot> elsewhere = places.movedTo(command.sale().holder());
    if (elsewhere.isPresent()) {
      return new SlotAnswer.MovedTo(elsewhere.get());
    }
    reserve(command.sale(), missing, MetaData.emptyInstance());
    return here(command);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(ReleaseSlot command) {
    Optional<BookedSlot> elsewhere = places.movedTo(command.sale().holder());
    if (places.isAnswered(command.stepId())) {
      return here(command);
    }
    if (elsewhere.isPresent()) {
      return new SlotAnswer.MovedTo(elsewhere.get());
    }
    reserveOvertaken(command.sale(), command.quantity());
    apply(Answers.released(command, places));
    return here(command);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(ShrinkLine command) {
    Optional<BookedSlot> elsewhere = places.movedTo(command.sale().holder());
    if (elsewhere.isPresent()) {
      return new SlotAnswer.MovedTo(elsewhere.get());
    }
    Answers.shrunk(command, places).ifPresent(event -> apply(event));
    return here(command);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(CountPlaces command) {
    return places
        .movedTo(command.sale().holder())
        .<SlotAnswer>map(SlotAnswer.MovedTo::new)
        .orElseGet(() -> here(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean decide(HoldSlot command) {
    if (places.isKnown(command.offer())) {
      return false;
    }
    openForOffer(command.sale(), command.quantity());
    boolean held = places.free() >= command.quantity();
    if (held) {
      apply(OfferAnswers.held(command));
    }
    return held;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(EndHold command) {
    OfferAnswers.expired(command, places).ifPresent(event -> apply(event));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean decide(MoveHere command) {
    if (places.isAnswered(command.stepId())) {
      return false;
    }
    openForOffer(command.sale(), command.quantity());
    boolean stays = command.from().equals(command.slotId());
    boolean moves = !stays && OfferAnswers.hasRoom(command, places);
    if (moves) {
      apply(Answers.reserved(command.sale(), command.quantity()));
    }
    apply(
        moves || stays
            ? OfferAnswers.confirmed(command, places)
            : OfferAnswers.declined(command, places));
    return moves;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(MoveAway command) {
    reserveOvertaken(command.sale(), command.quantity());
    Answers.movedAway(command, places).ifPresent(event -> apply(event));
  }

  private void reserveOvertaken(Sale sale, int quantity) {
    Held line = held(sale);
    int missing = quantity - line.left();
    if (line.orderAwaited() && missing > 0) {
      reserve(sale, missing, MetaData.with(BY_RELEASE, "true"));
    }
  }

  private void reserve(Sale sale, int quantity, MetaData how) {
    Opening.decide(places.opened(), sale, Math.addExact(places.taken(), quantity))
        .ifPresent(event -> apply(event));
    apply(Answers.reserved(sale, quantity), how);
  }

  /** An offer may name a slot that nobody sold yet; of one that is known it says nothing new. */
  private void openForOffer(Sale sale, int quantity) {
    if (places.opened() == null) {
      Opening.decide(null, sale, quantity).ifPresent(event -> apply(event));
    }
  }

  private Held held(Sale sale) {
    return places.held(sale.holder());
  }

  private SlotAnswer here(OfLine command) {
    return new SlotAnswer.Here(held(command.sale()).left());
  }

  @EventSourcingHandler
  void evolve(AvailabilityEvent event, @MetaDataValue(BY_RELEASE) @Nullable String byRelease) {
    places.evolve(event, byRelease != null);
  }
}
