package dev.rescind.demo;

import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Today: orders come, some are cancelled, and people do something about it. */
final class Day {

  /** Earlier than anybody asked whose case is about silence. */
  private static final Duration LAST_WEEK = Duration.ofDays(7);

  private final Calls calls;
  private final Teller teller;
  private final Operator operator;
  private final Director director;
  private final Clock clock;
  private final Plots plots = new Plots();
  private final List<Booking> standing = new ArrayList<>();
  private int requests;

  Day(Calls calls, Teller teller, Operator operator, Clock clock) {
    this.calls = calls;
    this.teller = teller;
    this.operator = operator;
    this.clock = clock;
    this.director = new Director(clock);
  }

  /** How many asked to cancel so far. */
  int requests() {
    return requests;
  }

  /** Orders of today that nobody cancelled. */
  List<Booking> standing() {
    return List.copyOf(standing);
  }

  /** One order, and what becomes of it. */
  void play(Booking booking, int number) {
    if (!(booking.ending() instanceof Ending.Cancelled cancelled)) {
      teller.booked(booking);
      standing.add(booking);
      return;
    }
    requests++;
    Plot plot = plots.next(booking, cancelled);
    if (plot == Plot.ASKED) {
      operator.disturb(booking);
      ask(booking, cancelled, number);
    } else {
      Booking placed = isAboutSilence(plot) ? booking.placedEarlier(LAST_WEEK) : booking;
      director.play(plot, new Scene(calls, teller, placed, cancelled));
    }
  }

  private static boolean isAboutSilence(Plot plot) {
    return plot == Plot.SILENCE || plot == Plot.SILENCE_WHEN_PACKED;
  }

  /** Every fifth asks in the order system's pages; every tenth before its order is known. */
  private void ask(Booking booking, Ending.Cancelled cancelled, int number) {
    boolean early = number % 10 == 0;
    if (early) {
      teller.asked(booking.endingNow(clock.instant()), cancelled);
      teller.booked(booking);
    } else if (cancelled.by() == Party.PLATFORM || number % 5 == 0) {
      teller.booked(booking);
      teller.asked(booking.endingNow(clock.instant()), cancelled);
    } else {
      director.play(Plot.ASKED, new Scene(calls, teller, booking, cancelled));
    }
  }

  /** The school of surfing closes for the day. */
  long storm() {
    teller.flush();
    standing.stream()
        .reduce((earlier, later) -> later)
        .ifPresent(last -> awaitKnown(new OrderId(last.id())));
    long cancelled = new Storm(calls).over(standing);
    requests += (int) cancelled;
    return cancelled;
  }

  private void awaitKnown(OrderId order) {
    calls.await("/api/orders/" + order.value(), calls.support(), shown -> true);
  }
}
