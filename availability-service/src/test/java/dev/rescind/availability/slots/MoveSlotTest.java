package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.SlotFacts.CANCELLED;
import static dev.rescind.availability.slots.SlotFacts.SLOT;
import static dev.rescind.availability.slots.SlotFacts.booked;
import static dev.rescind.availability.slots.SlotFacts.cancellation;
import static dev.rescind.availability.slots.SlotFacts.line;
import static dev.rescind.availability.slots.SlotFacts.opened;
import static dev.rescind.availability.slots.SlotFacts.order;
import static dev.rescind.availability.slots.SlotFacts.release;
import static dev.rescind.availability.slots.SlotFacts.released;
import static dev.rescind.availability.slots.SlotFacts.reserve;
import static dev.rescind.availability.slots.SlotFacts.reserved;
import static dev.rescind.availability.slots.SlotFacts.sale;

import dev.rescind.availability.slots.SlotCommand.CountPlaces;
import dev.rescind.availability.slots.SlotCommand.EndHold;
import dev.rescind.availability.slots.SlotCommand.HoldSlot;
import dev.rescind.availability.slots.SlotCommand.MoveAway;
import dev.rescind.availability.slots.SlotCommand.MoveHere;
import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.availability.slots.SlotCommand.ShrinkLine;
import dev.rescind.events.Aftermath;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MoveSlotTest {

  private static final Instant UNTIL = CANCELLED.plusSeconds(3600);
  private static final Offer OFFER = new Offer(cancellation(), 1);
  private static final SlotId ELSEWHERE = new SlotId("slot-2");

  private final FixtureConfiguration<Slot> slot = new AggregateTestFixture<>(Slot.class);

  @Test
  void holdsTheLastFreePlaces() {
    slot.given(opened(4), reserved("b", 2))
        .when(hold("a", 2, 4))
        .expectEvents(held("a", 2))
        .expectResultMessagePayload(true);
  }

  @Test
  void holdsNothingWhereOnePlaceIsMissing() {
    slot.given(opened(4), reserved("b", 3))
        .when(hold("a", 2, 4))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void opensASlotThatNobodySoldYetAsTheOfferSays() {
    slot.givenNoPriorActivity()
        .when(hold("a", 2, 12))
        .expectEvents(
            new SlotOpened(
                SLOT,
                SlotFacts.product(),
                SlotFacts.merchant(),
                SlotFacts.START,
                SlotFacts.START.plusSeconds(3600),
                SlotFacts.zone(),
                12,
                CANCELLED,
                false),
            held("a", 2));
  }

  @Test
  void holdsForAnOfferOnce() {
    slot.given(opened(12), held("a", 2), expired("a", 2, 12))
        .when(hold("a", 2, 12))
        .expectNoEvents();
  }

  @Test
  void endsAHoldOnce() {
    slot.given(opened(12), held("a", 2))
        .when(new EndHold(SLOT, OFFER, CANCELLED))
        .expectEvents(expired("a", 2, 12));
    slot.given(opened(12), held("a", 2), expired("a", 2, 12))
        .when(new EndHold(SLOT, OFFER, CANCELLED))
        .expectNoEvents();
  }

  @Test
  void endsNoHoldOfAnotherOffer() {
    slot.given(opened(12), held("a", 2))
        .when(new EndHold(SLOT, new Offer(cancellation(), 2), CANCELLED))
        .expectNoEvents();
  }

  @Test
  void aLineTakesWhatIsHeldForIt() {
    slot.given(opened(4), reserved("b", 2), held("a", 2))
        .when(moveHere("a", 2))
        .expectEvents(taken("a", 2), confirmed("a", 2, 2))
        .expectResultMessagePayload(true);
  }

  @Test
  void aLineTakesFreePlacesWithoutAHold() {
    slot.given(opened(4), reserved("b", 2))
        .when(moveHere("a", 2))
        .expectEvents(taken("a", 2), confirmed("a", 2, 0));
  }

  @Test
  void aLineDoesNotTakeWhatIsHeldForAnother() {
    SlotHeld other =
        new SlotHeld(
            SLOT, order("c"), line(), new CancellationId("can-2"), 1, 1, UNTIL, CANCELLED, false);
    slot.given(opened(4), reserved("b", 2), other)
        .when(moveHere("a", 2))
        .expectEvents(declined("a", "FULL"))
        .expectResultMessagePayload(false);
  }

  @Test
  void aLineDoesNotTakeWhatWasClosed() {
    slot.given(opened(2), reserved("b", 1), closed("b", Aftermath.CLOSE, 1, 1))
        .when(moveHere("a", 2))
        .expectEvents(declined("a", "CLOSED"));
  }

  @Test
  void answersAMoveOnce() {
    slot.given(opened(4), taken("a", 2), confirmed("a", 2, 0))
        .when(moveHere("a", 2))
        .expectNoEvents()
        .expectResultMessagePayload(false);
    slot.given(opened(1), declined("a", "FULL")).when(moveHere("a", 1)).expectNoEvents();
  }

  @Test
  void aLineThatStaysTakesNothing() {
    slot.given(opened(2), reserved("a", 2))
        .when(new MoveHere(sale("a", 2, CANCELLED), SLOT, cancellation(), new StepId("move"), 2, 2))
        .expectEvents(
            new RescheduleConfirmed(
                SLOT,
                SLOT,
                order("a"),
                line(),
                cancellation(),
                new StepId("move"),
                2,
                0,
                CANCELLED,
                false))
        .expectResultMessagePayload(false);
  }

  @Test
  void aLineMovesWithNoMoreThanItHas() {
    slot.given(opened(4), reserved("b", 3))
        .when(moveHere("a", 2, 1))
        .expectEvents(taken("a", 1), confirmed("a", 1, 0))
        .expectResultMessagePayload(true);
  }

  @Test
  void aLineThatHasNothingDoesNotMove() {
    slot.givenNoPriorActivity()
        .when(moveHere("a", 2, 0))
        .expectEvents(declined("a", "NOTHING_HELD"))
        .expectResultMessagePayload(false);
  }

  @Test
  void aLineThatIsHereAlreadyTakesNothingMore() {
    slot.given(opened(4), reserved("a", 2))
        .when(moveHere("a", 2, 0))
        .expectEvents(confirmed("a", 2, 0))
        .expectResultMessagePayload(false);
  }

  @Test
  void holdsNothingForAnotherMerchant() {
    slot.given(opened(4))
        .when(new HoldSlot(ofAnother(sale("a", 4, CANCELLED)), OFFER, 1, UNTIL))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void aLineOfAnotherMerchantDoesNotMoveHere() {
    slot.given(opened(4))
        .when(moveHere(ofAnother(sale("a", 4, CANCELLED)), 1, 1))
        .expectEvents(declined("a", "OTHER_MERCHANT"))
        .expectResultMessagePayload(false);
  }

  @Test
  void theOldPlaceIsFreeOnceTheLineHasMoved() {
    slot.given(opened(12), reserved("a", 2))
        .when(moveAway("a", 2))
        .expectEvents(vacated("a", "RESCHEDULED", elsewhere(), 2, 12));
  }

  @Test
  void aMoveThatOvertookTheOrderLeavesNothingToTheOrder() {
    slot.givenCommands(moveAway("a", 2)).when(reserve("a", 2, 12)).expectNoEvents();
  }

  @Test
  void aReleaseOfALineThatMovedIsToBeAskedThere() {
    slot.given(opened(12), reserved("a", 2), vacated("a", "RESCHEDULED", elsewhere(), 2, 12))
        .when(release("a", "s1", 2, 12))
        .expectNoEvents()
        .expectResultMessagePayload(new SlotAnswer.MovedTo(elsewhere()));
  }

  @Test
  void aLineThatCameBackIsHere() {
    slot.given(
            opened(12),
            reserved("a", 2),
            vacated("a", "RESCHEDULED", elsewhere(), 2, 12),
            taken("a", 2))
        .when(new CountPlaces(sale("a", 12, CANCELLED)))
        .expectNoEvents()
        .expectResultMessagePayload(new SlotAnswer.Here(2, false));
  }

  @Test
  void aLineOfWhichAPartCameBackIsHereToTheEnd() {
    slot.given(
            opened(12),
            reserved("a", 3),
            vacated("a", "RESCHEDULED", elsewhere(), 2, 11),
            taken("a", 2),
            confirmed("a", 2, 0),
            released("a", "s1", 3, 12))
        .when(new CountPlaces(sale("a", 12, CANCELLED)))
        .expectResultMessagePayload(new SlotAnswer.Here(0, false));
  }

  @Test
  void whatCameBackIsNotTakenForMore() {
    slot.given(
            opened(12),
            reserved("a", 3),
            vacated("a", "RESCHEDULED", elsewhere(), 2, 11),
            taken("a", 2),
            confirmed("a", 2, 0))
        .when(reserve("a", 4, 12))
        .expectEvents(reserved("a", 1));
  }

  @ParameterizedTest
  @EnumSource(value = Aftermath.class, mode = Mode.EXCLUDE, names = "REOPEN")
  void aPlaceThatIsClosedIsNotFree(Aftermath aftermath) {
    slot.given(opened(12), reserved("a", 2))
        .when(releaseFor("a", aftermath))
        .expectEvents(closed("a", aftermath, 2, 10));
  }

  @Test
  void aPlaceThatIsReopenedIsFree() {
    slot.given(opened(12), reserved("a", 2))
        .when(releaseFor("a", Aftermath.REOPEN))
        .expectEvents(released("a", "s1", 2, 12));
  }

  @Test
  void aLineThatShrankLetsTheRestGo() {
    slot.given(opened(12), reserved("a", 3))
        .when(new ShrinkLine(sale("a", 12, CANCELLED), 2, Lines.AMENDED))
        .expectEvents(vacated("a", Lines.AMENDED, null, 1, 10));
  }

  @Test
  void aLineThatHasNoMoreThanItKeepsLetsNothingGo() {
    slot.given(opened(12), reserved("a", 3), released("a", "s1", 1, 10))
        .when(new ShrinkLine(sale("a", 12, CANCELLED), 2, Lines.AMENDED))
        .expectNoEvents();
  }

  @Test
  void aLineThatShrankMayGrowAgain() {
    slot.given(opened(12), reserved("a", 3), vacated("a", Lines.AMENDED, null, 1, 10))
        .when(reserve("a", 3, 12))
        .expectEvents(reserved("a", 1));
  }

  private static HoldSlot hold(String order, int quantity, int capacity) {
    return new HoldSlot(sale(order, capacity, CANCELLED), OFFER, quantity, UNTIL);
  }

  private static SlotHeld held(String order, int quantity) {
    return new SlotHeld(
        SLOT, order(order), line(), cancellation(), 1, quantity, UNTIL, CANCELLED, false);
  }

  private static HoldExpired expired(String order, int quantity, int available) {
    return new HoldExpired(
        SLOT, order(order), line(), cancellation(), 1, quantity, available, CANCELLED, false);
  }

  private static MoveHere moveHere(String order, int quantity) {
    return moveHere(order, quantity, quantity);
  }

  private static MoveHere moveHere(String order, int quantity, int places) {
    return moveHere(sale(order, 4, CANCELLED), quantity, places);
  }

  private static MoveHere moveHere(Sale sale, int quantity, int places) {
    return new MoveHere(sale, ELSEWHERE, cancellation(), new StepId("move"), quantity, places);
  }

  private static Sale ofAnother(Sale sale) {
    return new Sale(
        sale.slot(),
        sale.productId(),
        new MerchantId("mer-2"),
        sale.orderId(),
        sale.lineId(),
        sale.asOf(),
        sale.at(),
        sale.historical());
  }

  private static SlotReserved taken(String order, int quantity) {
    return new SlotReserved(SLOT, order(order), line(), quantity, CANCELLED, false);
  }

  private static RescheduleConfirmed confirmed(String order, int quantity, int held) {
    return new RescheduleConfirmed(
        SLOT,
        ELSEWHERE,
        order(order),
        line(),
        cancellation(),
        new StepId("move"),
        quantity,
        held,
        CANCELLED,
        false);
  }

  private static RescheduleDeclined declined(String order, String why) {
    return new RescheduleDeclined(
        SLOT, order(order), line(), cancellation(), new StepId("move"), why, CANCELLED, false);
  }

  private static MoveAway moveAway(String order, int quantity) {
    return new MoveAway(sale(order, 12, CANCELLED), cancellation(), quantity, elsewhere());
  }

  private static BookedSlot elsewhere() {
    BookedSlot here = booked(12);
    return new BookedSlot(ELSEWHERE, here.start(), here.end(), here.zone(), 12);
  }

  private static SlotVacated vacated(
      String order, String why, @Nullable BookedSlot movedTo, int quantity, int available) {
    return new SlotVacated(
        SLOT,
        order(order),
        line(),
        movedTo == null ? null : cancellation(),
        why,
        movedTo,
        quantity,
        available,
        CANCELLED,
        false);
  }

  private static ReleaseSlot releaseFor(String order, Aftermath aftermath) {
    return new ReleaseSlot(
        sale(order, 12, CANCELLED), cancellation(), new StepId("s1"), 2, aftermath);
  }

  private static SlotClosed closed(String order, Aftermath aftermath, int quantity, int available) {
    return new SlotClosed(
        SLOT,
        order(order),
        line(),
        cancellation(),
        new StepId("s1"),
        aftermath,
        quantity,
        available,
        CANCELLED,
        false);
  }
}
