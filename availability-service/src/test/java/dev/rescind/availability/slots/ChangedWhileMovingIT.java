package dev.rescind.availability.slots;

import static dev.rescind.availability.slots.TestOrder.order;
import static dev.rescind.availability.slots.TestOrder.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.availability.AvailabilityTest;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AvailabilityEvent.RescheduleConfirmed;
import dev.rescind.events.AvailabilityEvent.RescheduleDeclined;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.BookedSlot;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case moves a line while upstream changes its order: each place is held once. */
@AvailabilityTest
class ChangedWhileMovingIT {

  private final TestTopics topics = new TestTopics();
  private final TestSlots slots = new TestSlots(topics);
  private final JdbcClient jdbc;

  ChangedWhileMovingIT(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void aLineMovesFromWhereItIsAndNotFromWhereUpstreamBelievesIt() {
    TestOrder order = placed("o-sta", "s-sta-a");
    topics.publish(order.accepted("c-sta-1", 1, slot("s-sta-b", 5)));
    slots.events("s-sta-a", 3);
    topics.publish(order.with("2", 1, slot("s-sta-m", 5)).amended(1));
    slots.events("s-sta-m", 2);
    topics.publish(order.accepted("c-sta-2", 1, slot("s-sta-c", 5)));

    assertThat(slots.events("s-sta-c", 3).getLast())
        .isInstanceOfSatisfying(
            RescheduleConfirmed.class,
            event -> assertThat(event.previousSlotId().value()).isEqualTo("s-sta-b"));
    slots.events("s-sta-b", 4);
    assertThat(available("s-sta-a")).isEqualTo(5);
    assertThat(available("s-sta-b")).isEqualTo(5);
    assertThat(available("s-sta-c")).isEqualTo(3);
  }

  @Test
  void anOrderThatUpstreamClosedMovesNowhere() {
    TestOrder order = placed("o-cls", "s-cls-a");
    placed("o-cls-other", "s-cls-b");
    topics.publish(order.closed());
    slots.events("s-cls-a", 3);
    topics.publish(order.accepted("c-cls", 1, slot("s-cls-b", 5)));

    assertThat(slots.events("s-cls-b", 3).getLast())
        .isInstanceOfSatisfying(
            RescheduleDeclined.class, event -> assertThat(event.why()).isEqualTo("NOTHING_HELD"));
    assertThat(available("s-cls-a")).isEqualTo(5);
    assertThat(available("s-cls-b")).isEqualTo(3);
  }

  @Test
  void aLineThatShrankMovesWithWhatItHas() {
    TestOrder order = placed("o-shr", "s-shr-a");
    topics.publish(order("o-shr").with("1", 1, slot("s-shr-a", 5)).amended(1));
    slots.events("s-shr-a", 3);
    topics.publish(order.accepted("c-shr", 1, slot("s-shr-b", 5)));

    slots.events("s-shr-b", 3);
    slots.events("s-shr-a", 4);
    assertThat(available("s-shr-a")).isEqualTo(5);
    assertThat(available("s-shr-b")).isEqualTo(4);
  }

  @Test
  void aMoveThatUpstreamToldBeforeTakesNothingMore() {
    TestOrder order = placed("o-fir", "s-fir-a");
    topics.publish(order("o-fir").with("1", 2, slot("s-fir-b", 5)).amended(1));
    slots.events("s-fir-a", 3);
    topics.publish(order.accepted("c-fir", 1, slot("s-fir-b", 5)));

    assertThat(slots.events("s-fir-b", 3))
        .hasExactlyElementsOfTypes(SlotOpened.class, SlotReserved.class, RescheduleConfirmed.class);
    assertThat(available("s-fir-a")).isEqualTo(5);
    assertThat(available("s-fir-b")).isEqualTo(3);
  }

  @Test
  void aMoveThatOvertakesItsOrderCountsOnce() {
    TestOrder order = order("o-ovt").with("1", 2, slot("s-ovt-a", 5));
    topics.publish(order.accepted("c-ovt", 1, slot("s-ovt-b", 5)));
    slots.events("s-ovt-a", 3);
    topics.publish(order.with("2", 1, slot("s-ovt-m", 5)).placed());

    slots.events("s-ovt-m", 2);
    slots.events("s-ovt-a", 3);
    slots.events("s-ovt-b", 3);
    assertThat(available("s-ovt-a")).isEqualTo(5);
    assertThat(available("s-ovt-b")).isEqualTo(3);
  }

  @Test
  void aLineThatUpstreamBringsBackHasItsPlacesThere() {
    TestOrder order = placed("o-bak", "s-bak-a");
    topics.publish(order.accepted("c-bak", 1, slot("s-bak-b", 5)));
    slots.events("s-bak-a", 3);
    topics.publish(order("o-bak").with("1", 2, slot("s-bak-b", 5)).amended(1));
    topics.publish(order.amended(2));

    slots.events("s-bak-b", 4);
    slots.events("s-bak-a", 4);
    assertThat(reserved("s-bak-a")).isEqualTo(2);
    assertThat(reserved("s-bak-b")).isZero();
  }

  @Test
  void anAmendmentThatTellsOfTheMoveAndOfFewerPlacesLetsTheRestGo() {
    TestOrder order = placed("o-few", "s-few-a");
    topics.publish(order.accepted("c-few", 1, slot("s-few-b", 5)));
    slots.events("s-few-a", 3);
    topics.publish(order("o-few").with("1", 1, slot("s-few-b", 5)).amended(1));

    slots.events("s-few-b", 4);
    assertThat(reserved("s-few-a")).isZero();
    assertThat(reserved("s-few-b")).isEqualTo(1);
  }

  @Test
  void aLineThatACaseBroughtBackGrows() {
    TestOrder order = placed("o-gro", "s-gro-a");
    TestOrder there = order("o-gro").with("1", 2, slot("s-gro-b", 5));
    topics.publish(order.accepted("c-gro-1", 1, slot("s-gro-b", 5)));
    topics.publish(there.accepted("c-gro-2", 1, slot("s-gro-a", 5)));
    slots.events("s-gro-a", 5);
    topics.publish(order("o-gro").with("1", 3, slot("s-gro-a", 5)).amended(1));

    assertThat(slots.events("s-gro-a", 6).getLast())
        .isInstanceOfSatisfying(
            SlotReserved.class, event -> assertThat(event.quantity()).isEqualTo(1));
    assertThat(reserved("s-gro-a")).isEqualTo(3);
    assertThat(reserved("s-gro-b")).isZero();
  }

  @Test
  void anotherMerchantsSlotCannotBeOfferedNorTaken() {
    placed("o-own", "s-own");
    TestOrder order = order("o-fgn").of("mer-2").with("1", 2, slot("s-fgn-a", 5));
    topics.publish(order.placed());
    slots.events("s-fgn-a", 2);
    topics.publish(order.offered("c-fgn", 1, slot("s-own", 5)));
    topics.publish(order.accepted("c-fgn", 1, slot("s-own", 5)));

    assertThat(slots.events("s-own", 3).getLast())
        .isInstanceOfSatisfying(
            RescheduleDeclined.class, event -> assertThat(event.why()).isEqualTo("OTHER_MERCHANT"));
    assertThat(available("s-own")).isEqualTo(3);
    assertThat(available("s-fgn-a")).isEqualTo(3);
  }

  @Test
  void aSlotBeyondTheCalendarHoldsNothingUp() {
    Instant never = Instant.parse("+300000-01-01T00:00:00Z");
    BookedSlot beyond = new BookedSlot(slot("s-far", 5).slotId(), never, never, ZoneOffset.UTC, 5);
    topics.publish(order("o-far").with("1", 1, beyond).placed());
    TestOrder near = order("o-far").with("1", 1, slot("s-near", 5));
    topics.publish(near.amended(1));
    slots.events("s-near", 2);
    topics.publish(near.offered("c-far", 1, beyond));
    topics.publish(near.accepted("c-far", 1, beyond));
    topics.publish(order("o-far").with("1", 1, beyond).accepted("c-far-2", 1, slot("s-near-2", 5)));

    assertThat(slots.events("s-far", 1)).hasOnlyElementsOfType(RescheduleDeclined.class);
    assertThat(slots.events("s-near-2", 1)).hasOnlyElementsOfType(RescheduleDeclined.class);
    assertThat(available("s-near")).isEqualTo(4);
  }

  /** Two places of five. */
  private TestOrder placed(String id, String slotId) {
    TestOrder order = order(id).with("1", 2, slot(slotId, 5));
    topics.publish(order.placed());
    slots.events(slotId, 2);
    return order;
  }

  private int available(String slotId) {
    return number("select available from slots where slot_id = ?", slotId);
  }

  private int reserved(String slotId) {
    return number("select reserved from slots where slot_id = ?", slotId);
  }

  private int number(String sql, String slotId) {
    return jdbc.sql(sql).param(slotId).query(Integer.class).single();
  }
}
