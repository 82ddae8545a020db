package dev.rescind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookingsTest {

  private static final Instant NOW = Instant.parse("2026-06-19T10:20:30Z");

  private final Bookings bookings = new Bookings(1, NOW);

  @Test
  void theSameSeedMakesTheSameBookings() {
    assertThat(past(200))
        .isEqualTo(IntStream.range(0, 200).mapToObj(new Bookings(1, NOW)::past).toList());
    assertThat(past(200))
        .isNotEqualTo(IntStream.range(0, 200).mapToObj(new Bookings(2, NOW)::past).toList());
  }

  @Test
  void everyOrderIsWellFormedAndHasAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    for (Booking booking : all()) {
      assertThat(ids.add(booking.placed().orderId().value())).isTrue();
      assertThat(booking.paid().captured()).isEqualTo(booking.placed().total());
      assertThat(booking.start()).isAfter(booking.placedAt());
      assertThat(booking.places()).isLessThanOrEqualTo(booking.offer().places());
    }
  }

  @Test
  void thePastIsPastAndTodayIsToday() {
    assertThat(past(500))
        .allMatch(Booking::historical)
        .allMatch(booking -> !booking.placedAt().isAfter(NOW))
        .allMatch(booking -> booking.placedAt().isAfter(NOW.minus(Duration.ofDays(91))));
    assertThat(today(500)).noneMatch(Booking::historical);
  }

  @Test
  void everyTierAndEveryPartyIsThere() {
    List<Booking> cancelled =
        today(Demo.TODAY).stream().filter(b -> b.ending() instanceof Ending.Cancelled).toList();

    assertThat(cancelled.stream().map(BookingsTest::by).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Party.values());
    assertThat(cancelled).anyMatch(booking -> notice(booking).compareTo(Duration.ofHours(2)) < 0);
    assertThat(cancelled).anyMatch(booking -> isBetween(notice(booking), 24, 48));
    assertThat(cancelled).anyMatch(booking -> notice(booking).compareTo(Duration.ofDays(2)) > 0);
  }

  @Test
  void someMerchantsAreCancelledOnMoreThanOthers() {
    assertThat(rate("M-surf-lisbon")).isGreaterThan(rate("M-clinic-london") + 10);
  }

  @Test
  void somebodyWhoIsMissedIsNeverSomebodyStillAwaited() {
    assertThat(all())
        .filteredOn(booking -> booking.ending() instanceof Ending.Missed)
        .isNotEmpty()
        .allMatch(booking -> booking.start().isBefore(NOW));
  }

  /** Cancelled of a hundred. */
  private long rate(String merchant) {
    List<Booking> theirs =
        past(Demo.PAST).stream()
            .filter(booking -> booking.merchant().id().equals(merchant))
            .toList();
    return theirs.stream().filter(b -> b.ending() instanceof Ending.Cancelled).count()
        * 100
        / theirs.size();
  }

  private List<Booking> all() {
    return IntStream.range(0, 2_000)
        .mapToObj(n -> n % 2 == 0 ? bookings.past(n) : bookings.today(n))
        .toList();
  }

  private List<Booking> past(int count) {
    return IntStream.range(0, count).mapToObj(bookings::past).toList();
  }

  private List<Booking> today(int count) {
    return IntStream.range(0, count).mapToObj(bookings::today).toList();
  }

  private static Party by(Booking booking) {
    return ((Ending.Cancelled) booking.ending()).by();
  }

  private static Duration notice(Booking booking) {
    return Duration.between(NOW, booking.start());
  }

  private static boolean isBetween(Duration notice, int fromHours, int toHours) {
    return notice.compareTo(Duration.ofHours(fromHours)) >= 0
        && notice.compareTo(Duration.ofHours(toHours)) < 0;
  }
}
