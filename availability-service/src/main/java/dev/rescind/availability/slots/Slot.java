package dev.rescind.availability.slots;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.rescind.availability.slots.SlotCommand.BringLine;
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
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
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
  private static final String BY_OFFER = "openedByOffer";

  private final Places places = new Places();
  private @Nullable SlotId slotId;

  /** Its stream and its Kafka key. */
  @AggregateIdentifier
  @Nullable SlotId slotId() {
    return slotId;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(ReserveSlot command) {
    int missing = lines().missing(command.sale().holder(), command.quantity());
    return missing <= 0
        ? here(command)
        : unlessMoved(command, () -> reserve(command.sale(), missing, MetaData.emptyInstance()));
  }

  /** What a case moved away before its amendment came is not brought back by it. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(BringLine command) {
    if (held(command.sale()).orderAwaited()) {
      return decide(new ReserveSlot(command.sale(), command.quantity()));
    }
    int missing = command.quantity() - held(command.sale()).hadHere();
    if (missing > 0) {
      reserve(command.sale(), missing, MetaData.emptyInstance());
    }
    return here(command);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(ReleaseSlot command) {
    return places.isAnswered(command.stepId())
        ? here(command)
        : unlessMoved(
            command,
            () -> {
              reserveOvertaken(command.sale(), command.quantity());
              apply(Answers.released(command, places));
            });
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(ShrinkLine command) {
    return unlessMoved(
        command, () -> Answers.shrunk(command, places).ifPresent(event -> apply(event)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(CountPlaces command) {
    return unlessMoved(command, () -> {});
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean decide(HoldSlot command) {
    if (places.isKnown(command.offer()) || !OfferAnswers.mayBeOffered(command.sale(), places)) {
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
    Optional<RescheduleDeclined> refusal = OfferAnswers.refusal(command, places);
    if (refusal.isPresent()) {
      apply(refusal.get());
      return false;
    }
    openForOffer(command.sale(), command.quantity());
    boolean moves = OfferAnswers.moves(command, places);
    if (moves) {
      apply(Answers.reserved(command.sale(), command.moving()));
    }
    apply(OfferAnswers.answer(command, moves, places));
    return moves;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  SlotAnswer decide(MoveAway command) {
    return unlessMoved(
        command,
        () -> {
          reserveOvertaken(command.sale(), command.quantity());
          Answers.movedAway(command, places).ifPresent(event -> apply(event));
        });
  }

  private void reserveOvertaken(Sale sale, int quantity) {
    int missing = quantity - held(sale).left();
    if (held(sale).orderAwaited() && missing > 0) {
      reserve(sale, missing, MetaData.with(BY_RELEASE, "true"));
    }
  }

  private void reserve(Sale sale, int quantity, MetaData how) {
    int taken = Math.addExact(places.taken(), quantity);
    Opening.decide(places.opened(), places.isOpenedByOffer(), sale, taken)
        .ifPresent(event -> apply(event));
    apply(Answers.reserved(sale, quantity), how);
  }

  /** An offer may name a slot that nobody sold yet; of one that is known it says nothing new. */
  private void openForOffer(Sale sale, int quantity) {
    if (places.opened() == null) {
      Opening.decide(null, false, sale, quantity)
          .ifPresent(event -> apply(event, MetaData.with(BY_OFFER, "true")));
    }
  }

  private Lines lines() {
    return places.lines();
  }

  private Held held(Sale sale) {
    return lines().held(sale.holder());
  }

  private SlotAnswer unlessMoved(OfLine command, Runnable deed) {
    BookedSlot elsewhere = lines().movedTo(command.sale().holder()).orElse(null);
    if (elsewhere == null) {
      deed.run();
    }
    return elsewhere == null ? here(command) : new SlotAnswer.MovedTo(elsewhere);
  }

  private SlotAnswer here(OfLine command) {
    Held line = held(command.sale());
    return new SlotAnswer.Here(line.left(), line.orderAwaited());
  }

  @EventSourcingHandler
  void evolve(
      AvailabilityEvent event,
      @MetaDataValue(BY_RELEASE) @Nullable String byRelease,
      @MetaDataValue(BY_OFFER) @Nullable String byOffer) {
    slotId = new SlotId(event.key());
    places.evolve(event, byRelease != null, byOffer != null);
  }
}
