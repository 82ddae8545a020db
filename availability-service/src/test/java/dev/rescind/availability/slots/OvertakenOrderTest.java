package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.SlotFacts.CANCELLED;
import static dev.rescind.availability.slots.SlotFacts.SLOT;
import static dev.rescind.availability.slots.SlotFacts.START;
import static dev.rescind.availability.slots.SlotFacts.line;
import static dev.rescind.availability.slots.SlotFacts.merchant;
import static dev.rescind.availability.slots.SlotFacts.order;
import static dev.rescind.availability.slots.SlotFacts.product;
import static dev.rescind.availability.slots.SlotFacts.release;
import static dev.rescind.availability.slots.SlotFacts.released;
import static dev.rescind.availability.slots.SlotFacts.reserve;
import static dev.rescind.availability.slots.SlotFacts.reserved;
import static dev.rescind.availability.slots.SlotFacts.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvertakenOrderTest {

  private final FixtureConfiguration<Slot> slot = new AggregateTestFixture<>(Slot.class);

  @Test
  void opensReservesAndReleasesWhereTheReleaseOvertookTheOrder() {
    slot.givenNoPriorActivity()
        .when(release("a", "s1", 2, 12))
        .expectEvents(
            new SlotOpened(
                SLOT,
                product(),
                merchant(),
                START,
                START.plusSeconds(3600),
                zone(),
                12,
                CANCELLED,
                false),
            new SlotReserved(SLOT, order("a"), line(), 2, CANCELLED, false),
            released("a", "s1", 2, 12));
  }

  @Test
  void changesNothingWhenTheOvertakenOrderArrives() {
    slot.givenCommands(release("a", "s1", 2, 12)).when(reserve("a", 2, 12)).expectNoEvents();
  }

  @Test
  void holdsTheRestWhenTheOrderArrivesOfWhichAPartIsCancelled() {
    slot.givenCommands(release("a", "s1", 1, 12))
        .when(reserve("a", 3, 12))
        .expectEvents(reserved("a", 2));
  }

  @Test
  void releasesASecondPartThatOvertookTheOrderToo() {
    slot.givenCommands(release("a", "s1", 1, 12))
        .when(release("a", "s2", 1, 12))
        .expectEvents(
            new SlotReserved(SLOT, order("a"), line(), 1, CANCELLED, false),
            released("a", "s2", 1, 12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void endsTheSameInWhateverOrderSaleAndPartReleasesCome(long seed) {
    List<SlotCommand> commands =
        new ArrayList<>(
            List.of(
                reserve("a", 3, 12),
                release("a", "s1", 1, 12),
                release("a", "s2", 1, 12),
                reserve("a", 3, 12),
                release("a", "s1", 1, 12)));
    Collections.shuffle(commands, new Random(seed));
    slot.givenCommands(commands)
        .when(release("a", "s3", 9, 12))
        .expectState(state -> assertThat(state.slotId()).isEqualTo(SLOT))
        .expectEvents(released("a", "s3", 1, 12));
  }
}
