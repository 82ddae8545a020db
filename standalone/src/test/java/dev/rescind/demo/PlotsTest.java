package dev.rescind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotsTest {

  private static final Instant NOW = Instant.parse("2026-06-19T10:20:30Z");

  private final Bookings bookings = new Bookings(20_260_619, NOW);

  @Test
  void aWholeDayHasEveryPlot() {
    assertThat(dealt(Demo.TODAY).values())
        .flatExtracting(plots -> plots)
        .containsOnly(Plot.values());
  }

  @Test
  void everyBusinessHasMoreThanOnePlot() {
    assertThat(dealt(Demo.TODAY)).containsOnlyKeys(Business.values());
    assertThat(dealt(Demo.TODAY))
        .allSatisfy((business, plots) -> assertThat(plots).hasSizeGreaterThan(1));
  }

  @Test
  void theSameOrdersGetTheSamePlots() {
    assertThat(dealt(200)).isEqualTo(dealt(200));
  }

  @Test
  void whoAsksLateIsLeftToTheRulesAndSoIsWhoeverIsNoCustomer() {
    Plots plots = new Plots();
    for (Booking booking : cancelled(Demo.TODAY)) {
      Ending.Cancelled ending = (Ending.Cancelled) booking.ending();
      boolean late =
          booking.merchant().business().hasSlots()
              && booking.notice().compareTo(Duration.ofDays(3)) < 0;
      Plot plot = plots.next(booking, ending);
      if (late || ending.by() != Party.CUSTOMER) {
        assertThat(plot).isEqualTo(Plot.ASKED);
      }
    }
  }

  private Map<Business, Set<Plot>> dealt(int orders) {
    Plots plots = new Plots();
    Map<Business, Set<Plot>> dealt = new EnumMap<>(Business.class);
    for (Booking booking : cancelled(orders)) {
      Plot plot = plots.next(booking, (Ending.Cancelled) booking.ending());
      dealt
          .computeIfAbsent(booking.merchant().business(), it -> EnumSet.noneOf(Plot.class))
          .add(plot);
    }
    return dealt;
  }

  private List<Booking> cancelled(int orders) {
    return IntStream.rangeClosed(1, orders)
        .mapToObj(bookings::today)
        .filter(booking -> booking.ending() instanceof Ending.Cancelled)
        .toList();
  }
}
