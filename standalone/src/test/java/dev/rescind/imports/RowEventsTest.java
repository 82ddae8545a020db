package dev.rescind.imports;

import static dev.rescind.imports.Trial.HEADER;
import static dev.rescind.imports.Trial.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.PaymentId;
import dev.rescind.events.ProductId;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.Requester;
import dev.rescind.events.SlotId;
import dev.rescind.upstream.EventIds;
import dev.rescind.upstream.OutgoingEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowEventsTest {

  private static final EventIds IDS = new EventIds("salon");
  private static final OrderId ORDER = new OrderId("7");
  private static final Instant PLACED = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path directory;

  @Test
  void aCancelledRowIsAnOrderItsPaymentAndTheRequest() {
    String customer = IDS.of("email", "a@example.org").toString();
    Instant start = Instant.parse("2026-03-29T13:00:00Z");
    OrderLine line =
        new OrderLine(
            new LineId("1"),
            new ProductId("S1-cut"),
            "cut",
            3,
            eur(334),
            eur(2),
            eur(0),
            new BookedSlot(new SlotId("slot-7"), start, start, ZoneId.of("Europe/Berlin"), null));
    assertThat(map(OFF).stream().map(OutgoingEvent::event))
        .containsExactly(
            new OrderPlaced(
                ORDER,
                null,
                new MerchantId("S1"),
                new CustomerId(customer),
                "EUR",
                PLACED,
                List.of(line),
                List.of(),
                null,
                true),
            new OrderPaid(
                ORDER,
                new PaymentId(IDS.of("7", "payment").toString()),
                eur(1_000),
                "CARD",
                PLACED,
                true),
            new CancellationRequestSubmitted(
                ORDER,
                IDS.of("7", "request").toString(),
                new Requester(Party.CUSTOMER, customer),
                "ILLNESS",
                null,
                List.of(),
                Instant.parse("2026-03-27T23:00:00Z"),
                true));
  }

  @Test
  void theOtherOutcomesEndAsTheySay() {
    assertThat(map(OFF.replace(",off,", ",done,")).getLast().event())
        .isEqualTo(new OrderCompleted(ORDER, Instant.parse("2026-03-28T10:00:00Z"), true));
    assertThat(map(OFF.replace(",off,2026-03-28", ",gone,2026-03-29")).getLast().event())
        .as("the end of the day on which clocks go forward")
        .isEqualTo(new NoShowRecorded(ORDER, Instant.parse("2026-03-29T22:00:00Z"), true));
    assertThat(map(OFF.replace(",off,", ",new,"))).hasSize(2);
    assertThat(map(OFF.replace(",off,", ",shut,")).getLast().event())
        .isInstanceOfSatisfying(
            CancellationRequestSubmitted.class,
            request ->
                assertThat(request.requester()).isEqualTo(new Requester(Party.PLATFORM, null)));
  }

  @Test
  void idsAndTimesAreTheSameTheSecondTimeAndNoTwoEventsShareOne() {
    String rows = OFF + OFF.replaceFirst("7", "8");
    List<OutgoingEvent> first = map(rows);
    assertThat(map(rows)).isEqualTo(first);
    assertThat(new HashSet<>(first.stream().map(OutgoingEvent::id).toList())).hasSize(6);
    assertThat(first).allSatisfy(event -> assertThat(event.id().version()).isEqualTo(8));
    assertThat(first).allSatisfy(event -> assertThat(event.id().variant()).isEqualTo(2));
    assertThat(first.getFirst().time()).isEqualTo(PLACED);
    assertThat(new EventIds("other").of("7", "OrderPlaced")).isNotEqualTo(first.getFirst().id());
  }

  @Test
  void onlyHistoricalRowsSaySo() {
    List<OutgoingEvent> live = new ArrayList<>();
    Path file = Trial.file(directory, HEADER + OFF);
    Trial.map(file, MappingFile.parse(Trial.MAPPING), ImportMode.LIVE, live::add);
    assertThat(((OrderPlaced) live.getFirst().event()).historical()).isFalse();
    assertThat(((CancellationRequestSubmitted) live.getLast().event()).historical()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.01, 1", "1000, 100000", "-5.00, 0", "0.10, 10"})
  void amountsAreReadInMinorUnitsNegativeOnesAsZeroAndNothingIsPaidForNothing(
      String price, long cents) {
    List<OutgoingEvent> events = map(OFF.replace("10.00", price));
    assertThat(((OrderPlaced) events.getFirst().event()).total()).isEqualTo(eur(cents));
    assertThat(events).hasSize(cents == 0 ? 2 : 3);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01T08:00:00Z",
    "2026-07-01, 2026-07-01T07:00:00Z",
    "2026-03-01T10:30, 2026-03-01T09:30:00Z",
    "2026-03-01 10:30:05, 2026-03-01T09:30:05Z",
    "2026-03-01T10:30:00Z, 2026-03-01T10:30:00Z",
    "2026-03-01T10:30:00+05:00, 2026-03-01T05:30:00Z"
  })
  void datesWithAndWithoutTimeAreReadInTheZoneOfThePlace(String booked, Instant placed) {
    List<OutgoingEvent> events = map(OFF.replace("2026-03-01", booked));
    assertThat(((OrderPlaced) events.getFirst().event()).placedAt()).isEqualTo(placed);
  }

  private List<OutgoingEvent> map(String rows) {
    return Trial.map(Trial.file(directory, HEADER + rows));
  }

  private static Money eur(long cents) {
    return new Money(cents, "EUR");
  }
}
