package dev.rescind.availability.slots;

import static dev.rescind.availability.StandingClock.NOW;
import static dev.rescind.availability.slots.TestOrder.order;
import static dev.rescind.availability.slots.TestOrder.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.availability.AvailabilityTest;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AvailabilityEvent.NothingToRelease;
import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.RescindEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@AvailabilityTest
class SlotsIT {

  private final TestTopics topics = new TestTopics();
  private final TestSlots slots = new TestSlots(topics);
  private final JdbcClient jdbc;

  SlotsIT(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void aSoldPlaceIsTakenAndACancelledOneIsFreeAgain() {
    TestOrder order = order("o-free").with("1", 2, slot("s-free", 5));
    String placed = topics.publish(order.placed());
    slots.events("s-free", 2);
    assertThat(available("s-free")).isEqualTo(3);

    CancellationApproved approval = order.approved("c-free", order.release("t-free", "1", 2));
    String approved = topics.publish(approval);

    List<RescindEvent> events = slots.events("s-free", 3);
    assertThat(events.get(0)).isInstanceOf(SlotOpened.class);
    assertThat(events.get(1)).isInstanceOf(SlotReserved.class);
    assertThat(events.get(2))
        .isEqualTo(
            new SlotReleased(
                slot("s-free", 5).slotId(),
                approval.orderId(),
                order.lines().getFirst().lineId(),
                approval.cancellationId(),
                order.release("t-free", "1", 2).stepId(),
                2,
                5,
                NOW,
                false));
    assertThat(available("s-free")).isEqualTo(5);
    assertThat(headers("s-free", CloudEventHeaders.CAUSATION_ID))
        .containsExactly(placed, placed, approved);
    assertThat(headers("s-free", CloudEventHeaders.CORRELATION_ID)).last().isEqualTo("c-free");
  }

  @Test
  void duplicatesOfTheSameEventChangeNothing() {
    TestOrder order = order("o-twice").with("1", 2, slot("s-twice", 5));
    CancellationApproved approval = order.approved("c-twice", order.release("t-twice", "1", 2));
    topics.publish("placed-twice", order.placed());
    topics.publish("placed-twice", order.placed());
    slots.events("s-twice", 2);
    topics.publish("approved-twice", approval);
    topics.publish("approved-twice", approval);
    passes("o-twice");

    slots.events("s-twice", 3);
    assertThat(available("s-twice")).isEqualTo(5);
  }

  @Test
  void theSameStoryUnderNewEventIdsChangesNothing() {
    TestOrder order = order("o-again").with("1", 2, slot("s-again", 5)).with("2", 1, null);
    CancellationApproved approval =
        order.approved(
            "c-again", order.release("t-again", "1", 2), order.release("t-again-2", "2", 1));
    topics.publish(order.placed());
    topics.publish(order.placed());
    topics.publish(approval);
    topics.publish(approval);
    passes("o-again");

    slots.events("s-again", 3);
    slots.events(order.product("2").value(), 1);
    assertThat(available("s-again")).isEqualTo(5);
  }

  @Test
  void aReleaseThatOvertookItsOrderCountsOnce() {
    TestOrder order = order("o-over").with("1", 3, slot("s-over", 5));
    topics.publish(order.approved("c-over", order.release("t-over", "1", 1)));
    slots.events("s-over", 3);

    topics.publish(order.placed());
    List<RescindEvent> events = slots.events("s-over", 4);

    assertThat(((SlotReserved) events.getLast()).quantity()).isEqualTo(2);
    assertThat(available("s-over")).isEqualTo(3);
  }

  @Test
  void partsAreReleasedOneByOneAndNeverMoreThanWasReserved() {
    TestOrder order = order("o-part").with("1", 3, slot("s-part", 3));
    topics.publish(order.placed());
    slots.events("s-part", 2);
    topics.publish(order.approved("c-part-1", order.release("t-part-1", "1", 1)));
    topics.publish(order.approved("c-part-2", order.release("t-part-2", "1", 3)));
    topics.publish(order.approved("c-part-3", order.release("t-part-3", "1", 1)));

    List<RescindEvent> events = slots.events("s-part", 5);
    assertThat(((SlotReleased) events.get(2)).available()).isEqualTo(1);
    assertThat(((SlotReleased) events.get(3)).quantity()).isEqualTo(2);
    assertThat(((NothingToRelease) events.get(4)).why()).isEqualTo("ALREADY_RELEASED");
    assertThat(available("s-part")).isEqualTo(3);
  }

  @Test
  void aSlotSoldBeyondItsCapacityIsShownSoAndHasNothingAvailable() {
    topics.publish(order("o-full-1").with("1", 2, slot("s-full", 2)).placed());
    TestOrder tooMany = order("o-full-2").with("1", 1, slot("s-full", 2));
    topics.publish(tooMany.placed());
    slots.events("s-full", 3);
    assertThat(available("s-full")).isZero();
    assertThat(reserved("s-full")).isEqualTo(3);

    topics.publish(tooMany.approved("c-full", tooMany.release("t-full", "1", 1)));
    assertThat(((SlotReleased) slots.events("s-full", 4).getLast()).available()).isZero();
    assertThat(reserved("s-full")).isEqualTo(2);
  }

  @Test
  void severalOrdersOfOneSlotInOneBatchAddUp() {
    for (int i = 0; i < 20; i++) {
      topics.publish(order("o-many-" + i).with("1", 1, slot("s-many", null)).placed());
    }
    slots.events("s-many", 40);
    assertThat(reserved("s-many")).isEqualTo(20);
    assertThat(available("s-many")).isZero();
  }

  @Test
  void anOrderThatComesLateDoesNotPutTheSlotBackToWhatItWas() {
    topics.publish(order("o-late-2").with("1", 1, slot("s-late", 6)).placed());
    slots.events("s-late", 2);
    TestOrder older = order("o-late-1").placedAt(TestOrder.PLACED_AT.minusSeconds(1));
    topics.publish(older.with("1", 1, slot("s-late", 10)).placed());
    slots.events("s-late", 3);
    assertThat(available("s-late")).isEqualTo(4);

    TestOrder newer = order("o-late-3").placedAt(TestOrder.PLACED_AT.plusSeconds(1));
    topics.publish(newer.with("1", 1, slot("s-late", 10)).placed());
    assertThat(((SlotOpened) slots.events("s-late", 5).get(3)).openedAt())
        .isEqualTo(newer.placedAt());
    assertThat(available("s-late")).isEqualTo(7);
  }

  @Test
  void aLineWithoutASlotIsAnsweredAtOnce() {
    TestOrder order = order("o-goods").with("1", 1, null);
    CancellationApproved approval = order.approved("c-goods", order.release("t-goods", "1", 1));
    topics.publish(approval);

    assertThat(slots.events(order.product("1").value(), 1))
        .containsExactly(Answers.noSlot(approval, order.release("t-goods", "1", 1), NOW));
  }

  @Test
  void historyKeepsItsTimesAndItsMark() {
    TestOrder order = order("o-old").with("1", 1, slot("s-old", 4)).with("2", 1, null).inThePast();
    CancellationApproved approval =
        order.approved("c-old", order.release("t-old", "1", 1), order.release("t-old-2", "2", 1));
    topics.publish(order.placed());
    slots.events("s-old", 2);
    topics.publish(approval);

    List<RescindEvent> events = slots.events("s-old", 3);
    SlotOpened opened = (SlotOpened) events.get(0);
    SlotReserved reserved = (SlotReserved) events.get(1);
    SlotReleased released = (SlotReleased) events.get(2);
    assertThat(opened.openedAt()).isEqualTo(reserved.reservedAt()).isEqualTo(TestOrder.PLACED_AT);
    assertThat(released.releasedAt()).isEqualTo(TestOrder.DECIDED_AT);
    assertThat(opened.historical() && reserved.historical() && released.historical()).isTrue();
    assertThat(slots.events(order.product("2").value(), 1))
        .containsExactly(
            Answers.noSlot(approval, order.release("t-old-2", "2", 1), TestOrder.DECIDED_AT));
  }

  /** Waits until what was published of the order before is dealt with. */
  private void passes(String orderId) {
    TestOrder marker = order(orderId).with("passed", 1, slot("s-passed-" + orderId, 1));
    topics.publish(marker.approved("c-passed", marker.release("t-passed-" + orderId, "passed", 1)));
    topics.publish(marker.placed());
    slots.events("s-passed-" + orderId, 3);
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

  private List<String> headers(String slotId, String name) {
    return topics.records("availability", slotId).stream()
        .map(record -> header(record, name))
        .toList();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
