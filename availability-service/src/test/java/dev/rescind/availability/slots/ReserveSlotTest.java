package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.SlotFacts.SLOT;
import static dev.rescind.availability.slots.SlotFacts.SOLD;
import static dev.rescind.availability.slots.SlotFacts.line;
import static dev.rescind.availability.slots.SlotFacts.opened;
import static dev.rescind.availability.slots.SlotFacts.order;
import static dev.rescind.availability.slots.SlotFacts.release;
import static dev.rescind.availability.slots.SlotFacts.reserve;
import static dev.rescind.availability.slots.SlotFacts.reserved;
import static dev.rescind.availability.slots.SlotFacts.sale;

import dev.rescind.availability.slots.SlotCommand.ReserveSlot;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReserveSlotTest {

  private final FixtureConfiguration<Slot> slot = new AggregateTestFixture<>(Slot.class);

  @Test
  void opensWithTheFirstPlaceSold() {
    slot.givenNoPriorActivity()
        .when(reserve("a", 2, 12))
        .expectEvents(opened(12), reserved("a", 2));
  }

  @Test
  void doesNotOpenAgainWithTheNextPlaceSold() {
    slot.given(opened(12), reserved("a", 2))
        .when(reserve("b", 1, 12))
        .expectEvents(reserved("b", 1));
  }

  @Test
  void takesALineOnce() {
    slot.given(opened(12), reserved("a", 2)).when(reserve("a", 2, 12)).expectNoEvents();
  }

  @Test
  void recordsASaleBeyondTheCapacity() {
    slot.given(opened(1), reserved("a", 1)).when(reserve("b", 1, 1)).expectEvents(reserved("b", 1));
  }

  @Test
  void growsWithTheSalesWhereTheCapacityIsUnknown() {
    slot.givenCommands(reserve("a", 2, null))
        .when(reserve("b", 1, null))
        .expectEvents(opened(3), reserved("b", 1));
  }

  @Test
  void sellsAFreePlaceAgainBeforeItGrows() {
    slot.givenCommands(reserve("a", 2, null), release("a", "s1", 1, 2))
        .when(reserve("b", 1, null))
        .expectEvents(reserved("b", 1));
  }

  @Test
  void takesOverANewCapacity() {
    slot.given(opened(12), reserved("a", 2))
        .when(reserve("b", 1, 20))
        .expectEvents(opened(20), reserved("b", 1));
  }

  @Test
  void learnsNothingNewFromAnOlderSale() {
    slot.given(opened(12), reserved("a", 2))
        .when(new ReserveSlot(sale("b", 20, SOLD.minusSeconds(1)), 1))
        .expectEvents(new SlotReserved(SLOT, order("b"), line(), 1, SOLD.minusSeconds(1), false));
  }

  @Test
  void growsEvenForAnOlderSaleOfUnknownCapacity() {
    slot.given(opened(2), reserved("a", 2))
        .when(new ReserveSlot(sale("b", null, SOLD.minusSeconds(1)), 1))
        .expectEvents(
            opened(3), new SlotReserved(SLOT, order("b"), line(), 1, SOLD.minusSeconds(1), false));
  }
}
