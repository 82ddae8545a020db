package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.SlotFacts.CANCELLED;
import static dev.rescind.availability.slots.SlotFacts.SLOT;
import static dev.rescind.availability.slots.SlotFacts.SOLD;
import static dev.rescind.availability.slots.SlotFacts.START;
import static dev.rescind.availability.slots.SlotFacts.booked;
import static dev.rescind.availability.slots.SlotFacts.cancellation;
import static dev.rescind.availability.slots.SlotFacts.line;
import static dev.rescind.availability.slots.SlotFacts.merchant;
import static dev.rescind.availability.slots.SlotFacts.opened;
import static dev.rescind.availability.slots.SlotFacts.order;
import static dev.rescind.availability.slots.SlotFacts.product;
import static dev.rescind.availability.slots.SlotFacts.release;
import static dev.rescind.availability.slots.SlotFacts.released;
import static dev.rescind.availability.slots.SlotFacts.reserve;
import static dev.rescind.availability.slots.SlotFacts.reserved;
import static dev.rescind.availability.slots.SlotFacts.zone;

import dev.rescind.availability.slots.SlotCommand.ReleaseSlot;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.StepId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseSlotTest {

  private final FixtureConfiguration<Slot> slot = new AggregateTestFixture<>(Slot.class);

  @Test
  void releasesWhatIsHeld() {
    slot.given(opened(12), reserved("a", 2))
        .when(release("a", "s1", 2, 12))
        .expectEvents(released("a", "s1", 2, 12));
  }

  @Test
  void releasesAPart() {
    slot.given(opened(12), reserved("a", 3))
        .when(release("a", "s1", 1, 12))
        .expectEvents(released("a", "s1", 1, 10));
  }

  @Test
  void releasesNoMoreThanIsHeld() {
    slot.given(opened(12), reserved("a", 3), released("a", "s1", 2, 11))
        .when(release("a", "s2", 2, 12))
        .expectEvents(released("a", "s2", 1, 12));
  }

  @Test
  void saysSoWhenEverythingIsReleased() {
    slot.given(opened(12), reserved("a", 1), released("a", "s1", 1, 12))
        .when(release("a", "s2", 1, 12))
        .expectEvents(
            new NothingToRelease(
                product(),
                SLOT,
                order("a"),
                line(),
                cancellation(),
                new StepId("s2"),
                "ALREADY_RELEASED",
                CANCELLED,
                false));
  }

  @Test
  void answersAStepOnce() {
    slot.given(opened(12), reserved("a", 2), released("a", "s1", 1, 11))
        .when(release("a", "s1", 1, 12))
        .expectNoEvents();
  }

  @Test
  void answersAStepWithNothingToReleaseOnce() {
    slot.givenCommands(reserve("a", 1, 12), release("a", "s1", 1, 12), release("a", "s2", 1, 12))
        .when(release("a", "s2", 1, 12))
        .expectNoEvents();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void hasNothingAvailableWhileMoreIsHeldThanThereIs(int sold) {
    slot.given(opened(2), reserved("a", 1), reserved("b", sold))
        .when(release("a", "s1", 1, 2))
        .expectEvents(released("a", "s1", 1, 0));
  }

  @Test
  void handsTheMarkOfHistoryOn() {
    Sale past = new Sale(booked(12), product(), merchant(), order("a"), line(), SOLD, SOLD, true);
    slot.givenNoPriorActivity()
        .when(new ReleaseSlot(past, cancellation(), new StepId("s1"), 1, null))
        .expectEvents(
            new SlotOpened(
                SLOT,
                product(),
                merchant(),
                START,
                START.plusSeconds(3600),
                zone(),
                12,
                SOLD,
                true),
            new SlotReserved(SLOT, order("a"), line(), 1, SOLD, true),
            new SlotReleased(
                SLOT, order("a"), line(), cancellation(), new StepId("s1"), 1, 12, SOLD, true));
  }
}
