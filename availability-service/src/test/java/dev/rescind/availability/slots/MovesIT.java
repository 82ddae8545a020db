package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.TestOrder.ANSWER_BY;
import static dev.rescind.availability.slots.TestOrder.order;
import static dev.rescind.availability.slots.TestOrder.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.availability.AvailabilityTest;
import dev.rescind.availability.StandingClock;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.Aftermath;
import dev.rescind.events.AvailabilityEvent.HoldExpired;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.AvailabilityEvent.SlotHeld;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.AvailabilityEvent.SlotVacated;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SlotId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places over the whole life of a case. */
@AvailabilityTest
class MovesIT {

  private final TestTopics topics = new TestTopics();
  private final TestSlots slots = new TestSlots(topics);
  private final JdbcClient jdbc;
  private final FindSlots find;
  private final SettableClock clock;

  MovesIT(JdbcClient jdbc, FindSlots find, SettableClock clock) {
    this.jdbc = jdbc;
    this.find = find;
    this.clock = clock;
  }

  @AfterEach
  void disconnect() {
    clock.set(StandingClock.NOW);
    topics.close();
  }

  @Test
  @DisplayName("A slot offered is held; the line takes it before it lets the old one go")
  void anOfferIsHeldAndTaken() {
    TestOrder order = order("o-mv").with("1", 2, slot("s-mv-a", 5));
    topics.publish(order.placed());
    slots.events("s-mv-a", 2);
    for (int time = 0; time < 2; time++) {
      topics.publish(order.offered("c-mv", 1, slot("s-mv-b", 3)));
    }
    slots.events("s-mv-b", 2);
    assertThat(available("s-mv-b")).isEqualTo(1);

    for (int time = 0; time < 2; time++) {
      topics.publish(order.accepted("c-mv", 1, slot("s-mv-b", 3)));
    }
    assertThat(slots.events("s-mv-b", 4))
        .hasExactlyElementsOfTypes(
            SlotOpened.class, SlotHeld.class, SlotReserved.class, RescheduleConfirmed.class);
    assertThat(slots.events("s-mv-a", 3).getLast())
        .isInstanceOfSatisfying(
            SlotVacated.class, event -> assertThat(event.movedTo()).isEqualTo(slot("s-mv-b", 3)));
    assertThat(available("s-mv-a")).isEqualTo(5);
    assertThat(available("s-mv-b")).isEqualTo(1);
    assertThat(find.history(new SlotId("s-mv-b")).stream().map(Booking::what))
        .containsExactly(Booking.What.HELD, Booking.What.RESERVED, Booking.What.MOVED_HERE);

    topics.publish(order.approved("c-mv-2", order.release("t-mv", "1", 2)));
    assertThat(slots.events("s-mv-b", 5).getLast()).isInstanceOf(SlotReleased.class);
    assertThat(available("s-mv-b")).isEqualTo(3);
    slots.events("s-mv-a", 3);
  }

  @Test
  void anOfferThatIsDeclinedLetsThePlacesGoOnce() {
    TestOrder order = order("o-dec").with("1", 2, slot("s-dec-a", 5));
    topics.publish(order.placed());
    slots.events("s-dec-a", 2);
    topics.publish(order.offered("c-dec", 1, slot("s-dec-b", 2)));
    slots.events("s-dec-b", 2);
    topics.publish(order.declined("c-dec", 1, slot("s-dec-b", 2)));
    topics.publish(order.declined("c-dec", 1, slot("s-dec-b", 2)));
    assertThat(slots.events("s-dec-b", 3).getLast()).isInstanceOf(HoldExpired.class);
    assertThat(available("s-dec-b")).isEqualTo(2);

    topics.publish(order.offered("c-dec", 2, slot("s-dec-b", 2)));
    assertThat(slots.events("s-dec-b", 4).getLast()).isInstanceOf(SlotHeld.class);
  }

  @Test
  void aHoldThatNobodyAnswersEndsByItsDeadline() {
    TestOrder order = order("o-end").with("1", 1, slot("s-end-a", 5));
    topics.publish(order.placed());
    slots.events("s-end-a", 2);
    topics.publish(order.offered("c-end", 1, slot("s-end-b", 1)));
    slots.events("s-end-b", 2);
    assertThat(available("s-end-b")).isZero();

    clock.set(ANSWER_BY.plusSeconds(11));
    assertThat(slots.events("s-end-b", 3).getLast()).isInstanceOf(HoldExpired.class);
    assertThat(available("s-end-b")).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            number("select count(*) from scheduled_tasks where task_instance = ?", "c-end/1") == 0);
  }

  @Test
  void aLineStaysWhereItIsIfTheNewSlotIsFull() {
    TestOrder order = order("o-ful").with("1", 2, slot("s-ful-a", 2));
    topics.publish(order.placed());
    topics.publish(order("o-ful-2").with("1", 2, slot("s-ful-b", 3)).placed());
    slots.events("s-ful-a", 2);
    slots.events("s-ful-b", 2);
    topics.publish(order.accepted("c-ful", 1, slot("s-ful-b", 3)));
    assertThat(slots.events("s-ful-b", 3).getLast())
        .isInstanceOfSatisfying(
            RescheduleDeclined.class, event -> assertThat(event.why()).isEqualTo("FULL"));
    slots.events("s-ful-a", 2);
    assertThat(available("s-ful-a")).isZero();
  }

  @Test
  void aPlaceThatAReasonClosesCannotBeBooked() {
    TestOrder order = order("o-clo").with("1", 2, slot("s-clo", 5));
    topics.publish(order.placed());
    slots.events("s-clo", 2);
    ReleaseStep step = order.release("t-clo", "1", 2);
    topics.publish(
        order.approved(
            "c-clo",
            new ReleaseStep(
                step.stepId(), step.lineId(), step.productId(), 2, step.slot(), Aftermath.CLOSE)));
    assertThat(slots.events("s-clo", 3).getLast()).isInstanceOf(SlotClosed.class);
    assertThat(available("s-clo")).isEqualTo(3);
  }

  @Test
  @DisplayName("K11 An amended order has the places that upstream says")
  void anAmendedOrderHasThePlacesThatUpstreamSays() {
    TestOrder before =
        order("o-amd")
            .with("1", 3, slot("s-amd-1", 5))
            .with("2", 1, slot("s-amd-2", 5))
            .with("3", 1, slot("s-amd-3", 5));
    TestOrder after =
        order("o-amd")
            .with("1", 2, slot("s-amd-1", 5))
            .with("3", 1, slot("s-amd-4", 5))
            .with("4", 2, slot("s-amd-5", 5));
    topics.publish(before.placed());
    slots.events("s-amd-3", 2);
    topics.publish(after.amended(2));
    topics.publish(before.amended(1));
    topics.publish(after.amended(2));
    topics.publish(after.closed());
    topics.publish(after.closed());

    assertThat(slots.events("s-amd-1", 4))
        .hasExactlyElementsOfTypes(
            SlotOpened.class, SlotReserved.class, SlotVacated.class, SlotVacated.class);
    assertThat(slots.events("s-amd-5", 3).getLast())
        .isInstanceOfSatisfying(
            SlotVacated.class,
            event -> {
              assertThat(event.why()).isEqualTo("CLOSED_UPSTREAM");
              assertThat(event.cancellationId()).isNull();
            });
    slots.events("s-amd-2", 3);
    slots.events("s-amd-3", 3);
    slots.events("s-amd-4", 3);
    for (String id : List.of("s-amd-1", "s-amd-2", "s-amd-3", "s-amd-4", "s-amd-5")) {
      assertThat(available(id)).isEqualTo(5);
    }
  }

  @Test
  void anAmendmentThatTellsOfTheMoveLetsNothingGo() {
    TestOrder before = order("o-mir").with("1", 2, slot("s-mir-a", 5));
    topics.publish(before.placed());
    slots.events("s-mir-a", 2);
    topics.publish(before.accepted("c-mir", 1, slot("s-mir-b", 5)));
    slots.events("s-mir-b", 3);
    topics.publish(order("o-mir").with("1", 2, slot("s-mir-b", 5)).amended(1));
    topics.publish(order("o-mir").with("1", 3, slot("s-mir-b", 5)).amended(2));
    assertThat(slots.events("s-mir-b", 5).getLast())
        .isInstanceOfSatisfying(
            SlotReserved.class, event -> assertThat(event.quantity()).isEqualTo(1));
    assertThat(available("s-mir-b")).isEqualTo(2);
  }

  @Test
  void anAmendmentThatComesBeforeItsOrderHolds() {
    TestOrder before = order("o-ear").with("1", 3, slot("s-ear", 5));
    topics.publish(order("o-ear").with("1", 1, slot("s-ear", 5)).amended(1));
    topics.publish(before.placed());
    slots.events("s-ear", 2);
    assertThat(available("s-ear")).isEqualTo(4);
  }

  private int available(String slotId) {
    return number("select available from slots where slot_id = ?", slotId);
  }

  private int number(String sql, String value) {
    return jdbc.sql(sql).param(value).query(Integer.class).single();
  }
}
