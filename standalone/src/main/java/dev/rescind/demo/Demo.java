package dev.rescind.demo;

import dev.rescind.events.Party;
import dev.rescind.upstream.EventSender;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;

/**
 * Plays the marketplace: three months of history first, then a busy day of bookings and
 * cancellations, by portal and by event, some before their order is known, some with a gateway in
 * trouble.
 */
public final class Demo {

  /** How much is told: enough that every report has something in every row. */
  static final int PAST = 2_400;

  /** How many bookings of today. */
  static final int TODAY = 400;

  private static final long SEED = 20_260_619;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int ONE_IN = 30;

  private final DemoTarget target;
  private final PrintStream out;
  private final Bookings bookings;
  private final Clock clock;
  private final Pause pause;
  private int requests;

  /**
   * @param pause waits; a test does not
   */
  public Demo(DemoTarget target, PrintStream out, Clock clock, Pause pause) {
    this.target = target;
    this.out = out;
    this.clock = clock;
    this.pause = pause;
    this.bookings = new Bookings(SEED, clock.instant());
  }

  /** Waits so long. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  /**
   * Plays it all and returns when everything that can be settled is.
   *
   * @param past how many bookings of the last three months
   * @param today how many of today
   * @throws DemoException if the system does not answer
   */
  public void play(int past, int today) throws InterruptedException {
    try (Calls calls = new Calls(target);
        EventSender sender = EventSender.connect(target.bootstrapServers(), "/demo")) {
      Teller teller = new Teller(sender);
      teller.contacts(bookings.now());
      tellThePast(teller, past);
      playToday(teller, calls, today);
      awaitSettled(calls, past + today);
    }
  }

  /** Plays {@link #PAST} and {@link #TODAY}. */
  public void play() throws InterruptedException {
    play(PAST, TODAY);
  }

  private void tellThePast(Teller teller, int count) {
    for (int number = 1; number <= count; number++) {
      Booking booking = bookings.past(number);
      teller.booked(booking);
      if (!booking.endingAt().isAfter(bookings.now())) {
        teller.ended(booking);
        requests += booking.ending() instanceof Ending.Cancelled ? 1 : 0;
      }
    }
    teller.flush();
    out.printf("%,d bookings of the last three months told%n", count);
  }

  private void playToday(Teller teller, Calls calls, int count) throws InterruptedException {
    for (int number = 1; number <= count; number++) {
      play(bookings.today(number), number, teller, calls);
      if (number % 50 == 0) {
        out.printf("%3d of %d of today; %s%n", number, count, calls.figures().inWords());
      }
      pause.of(PAUSE);
    }
    teller.flush();
  }

  private void play(Booking booking, int number, Teller teller, Calls calls) {
    if (!(booking.ending() instanceof Ending.Cancelled cancelled)) {
      teller.booked(booking);
      return;
    }
    requests++;
    disturb(booking, calls);
    // Every tenth asks before its order is known, as when a shop's events are late.
    boolean early = number % 10 == 0;
    if (!early) {
      teller.booked(booking);
    }
    if (cancelled.by() == Party.PLATFORM || number % 5 == 0) {
      teller.asked(now(booking), cancelled);
    } else {
      calls.cancel(booking, cancelled);
    }
    if (early) {
      teller.booked(booking);
    }
  }

  /** Nobody asks in the future: those of today ask when they are told. */
  private Booking now(Booking booking) {
    return booking.endingNow(clock.instant());
  }

  private void disturb(Booking booking, Calls calls) {
    switch (requests % ONE_IN) {
      case 5 -> calls.disturbRefund(booking, "DECLINE");
      case 10 -> calls.disturbRefund(booking, "TIMEOUT_AFTER");
      case 15 -> calls.disturbRefund(booking, "ERROR_THEN_SUCCESS");
      case 20 -> calls.disturbRefund(booking, "SLOW");
      case 25 -> calls.disturbRefund(booking, "TIMEOUT_BEFORE");
      default -> {
        // Most refunds go through.
      }
    }
  }

  private void awaitSettled(Calls calls, int orders) throws InterruptedException {
    Figures before = calls.figures();
    int still = 0;
    // Refunds that were declined wait for a person: settled is what moves no more.
    while (!before.isSettledWith(orders, requests) && still < 15) {
      pause.of(Duration.ofSeconds(1));
      Figures now = calls.figures();
      still = now.equals(before) && now.orders() >= orders ? still + 1 : 0;
      before = now;
    }
    out.println(before.inWords());
  }
}
