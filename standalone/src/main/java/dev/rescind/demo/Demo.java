package dev.rescind.demo;

import dev.rescind.upstream.EventSender;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;

/**
 * Plays the marketplace: three months of history first, then a busy day in which people order,
 * cancel, answer, offer, dispute and rule, under all four presets; then a storm.
 */
public final class Demo {

  /** How much is told: enough that every report has something in every row. */
  static final int PAST = 2_400;

  /** How many orders of today: enough that every plot is played more than once. */
  static final int TODAY = 480;

  private static final long SEED = 20_260_619;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Looks without any change after which nothing is awaited any more. */
  private static final int STILL = 5;

  /** Looks in all: a slow machine takes minutes for the history. */
  private static final int MOST_LOOKS = 600;

  private final DemoTarget target;
  private final PrintStream out;
  private final Bookings bookings;
  private final Clock clock;
  private final Pause pause;
  private int told;
  private int requests;

  /**
   * @param pause waits between two orders; a test does not
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
   * Plays it all and returns when nothing moves any more.
   *
   * @param past how many orders of the last three months
   * @param today how many of today
   * @throws DemoException if the system does not answer, or not as it should
   */
  public void play(int past, int today) throws InterruptedException {
    try (Web web = new Web();
        EventSender sender = EventSender.connect(target.bootstrapServers(), "/demo")) {
      Teller teller = new Teller(sender);
      Operator operator = new Operator(web, target);
      Calls calls = new Calls(target, web);
      teller.contacts(bookings.now());
      tellThePast(teller, past);
      playToday(new Day(calls, teller, operator, clock), operator, today);
      teller.flush();
      awaitStill(operator);
      out.printf("refunds that were refused and are tried again: %d%n", operator.retryFailed());
      awaitStill(operator);
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
    told += count;
    out.printf("%,d orders of the last three months told%n", count);
  }

  private void playToday(Day day, Operator operator, int count) throws InterruptedException {
    for (int number = 1; number <= count; number++) {
      day.play(bookings.today(number), number);
      if (number % 50 == 0) {
        out.printf("%3d of %d of today; %s%n", number, count, operator.figures().inWords());
      }
      pause.of(PAUSE);
    }
    out.printf("a storm at Lisbon: %d surfing lessons cancelled at once%n", day.storm());
    told += count;
    requests += day.requests();
  }

  /**
   * Refunds that were refused and cases that wait for people stay: settled is what moves no more.
   */
  private void awaitStill(Operator operator) {
    Figures before = operator.figures();
    int still = 0;
    for (int look = 0; look < MOST_LOOKS && still < STILL; look++) {
      Web.rest(BETWEEN_LOOKS);
      Figures now = operator.figures();
      still = now.equals(before) && now.know(told, requests) ? still + 1 : 0;
      before = now;
    }
    out.println(before.inWords());
  }
}
