package dev.rescind.demo;

import dev.rescind.demo.Merchant.Offer;
import dev.rescind.events.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes bookings up. The same seed, number and instant make the same booking.
 *
 * @param now what the bookings of today are placed at, UTC
 */
record Bookings(long seed, Instant now) {

  private static final int DAYS_BACK = 90;
  private static final int DAYS_AHEAD = 30;

  /** Today is no usual day: there is to be something to look at. */
  private static final int WORSE_TODAY = 2;

  /** A booking of the last three months, and how it ended. */
  Booking past(int number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    Instant placedAt = now.minus(Duration.ofMinutes(random.nextInt(DAYS_BACK * 24 * 60)));
    return booking("DH-" + number, random, placedAt, true);
  }

  /** A booking of today. */
  Booking today(int number) {
    SplittableRandom random = new SplittableRandom(seed * 37 + number);
    return booking("D-" + number, random, now, false);
  }

  private Booking booking(
      String id, SplittableRandom random, Instant placedAt, boolean historical) {
    Merchant merchant = pick(random, Merchant.ALL);
    Offer offer = pick(random, merchant.offers());
    Instant start = start(random, merchant, placedAt);
    int regrets = historical ? merchant.regrets() : merchant.regrets() * WORSE_TODAY;
    Ending ending = ending(random, merchant, regrets, start);
    Instant endingAt =
        ending instanceof Ending.Cancelled
            ? placedAt.plus(part(Duration.between(placedAt, start), random.nextInt(95)))
            : start.plus(Duration.ofMinutes(offer.minutes()));
    return new Booking(
        id,
        merchant,
        offer,
        pick(random, Customer.ALL),
        offer.places() == 1 ? 1 : random.nextInt(1, 4),
        placedAt.truncatedTo(ChronoUnit.SECONDS),
        start.truncatedTo(ChronoUnit.MINUTES),
        ending,
        endingAt.truncatedTo(ChronoUnit.SECONDS),
        historical);
  }

  /** One in eight within the policy's cut-off, one in four on the lower tiers, the rest later. */
  private static Instant start(SplittableRandom random, Merchant merchant, Instant placedAt) {
    return switch (random.nextInt(8)) {
      case 0 -> placedAt.plus(Duration.ofMinutes(random.nextInt(20, 110)));
      case 1, 2 -> placedAt.plus(Duration.ofHours(random.nextInt(3, 48)));
      default -> openingHour(random, merchant, placedAt);
    };
  }

  private static Instant openingHour(SplittableRandom random, Merchant merchant, Instant placedAt) {
    return placedAt
        .atZone(merchant.zone())
        .plusDays(random.nextInt(3, DAYS_AHEAD))
        .truncatedTo(ChronoUnit.DAYS)
        .withHour(random.nextInt(9, 18))
        .toInstant();
  }

  private Ending ending(SplittableRandom random, Merchant merchant, int regrets, Instant start) {
    int lot = random.nextInt(100);
    if (lot < regrets) {
      return switch (random.nextInt(12)) {
        case 0 -> new Ending.Cancelled(Party.PLATFORM, "FRAUD");
        case 1, 2 ->
            new Ending.Cancelled(Party.MERCHANT, pick(random, merchant.business().merchantsSay()));
        default ->
            new Ending.Cancelled(Party.CUSTOMER, pick(random, merchant.business().customersSay()));
      };
    }
    boolean missed = lot >= 97 && start.isBefore(now) && merchant.business().hasSlots();
    return missed ? new Ending.Missed() : new Ending.Kept();
  }

  private static Duration part(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }

  private static <T> T pick(SplittableRandom random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
