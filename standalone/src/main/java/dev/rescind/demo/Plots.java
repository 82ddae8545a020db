package dev.rescind.demo;

import dev.rescind.events.Party;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Deals plots out in turn, so that a short day has each of them too. */
final class Plots {

  /** Whoever asks later than that may be refused by the rules, and nobody has to answer. */
  private static final Duration IN_TIME = Duration.ofDays(3);

  private static final Map<Business, List<Plot>> IN_TURN =
      Map.of(
          Business.APPOINTMENTS,
          List.of(Plot.CONTESTED, Plot.ASKED, Plot.ASKED, Plot.ASKED, Plot.ASKED),
          Business.EXPERIENCES,
          List.of(
              Plot.RESCHEDULED,
              Plot.ESCALATED,
              Plot.APPROVED,
              Plot.OFFER_OPEN,
              Plot.CLOSED_UPSTREAM,
              Plot.SILENCE,
              Plot.WITHDRAWN,
              Plot.APPROVED_IN_FULL,
              Plot.KEPT_BY_AGREEMENT,
              Plot.WAITING,
              Plot.OFFER_DECLINED,
              Plot.REJECTED),
          Business.GOODS,
          List.of(
              Plot.CLAIMED,
              Plot.PARTLY_REFUNDED,
              Plot.DISPUTE_OPEN,
              Plot.APPROVED,
              Plot.SILENCE_WHEN_PACKED,
              Plot.SHIPPED,
              Plot.CREDITED,
              Plot.ESCALATED,
              Plot.WAITING,
              Plot.SILENCE,
              Plot.WITHDRAWN),
          Business.SERVICES,
          List.of(
              Plot.REORDERED,
              Plot.PACKAGE_CHANGED,
              Plot.CREDITED,
              Plot.CLAIMED,
              Plot.SILENCE,
              Plot.WITHDRAWN,
              Plot.APPROVED,
              Plot.DISPUTE_OPEN,
              Plot.OFFER_OPEN,
              Plot.REJECTED,
              Plot.WAITING));

  private final Map<Business, Integer> dealt = new EnumMap<>(Business.class);

  /** What becomes of the next case. */
  Plot next(Booking booking, Ending.Cancelled cancelled) {
    Business business = booking.merchant().business();
    boolean late = business.hasSlots() && booking.notice().compareTo(IN_TIME) < 0;
    if (cancelled.by() != Party.CUSTOMER || late) {
      return Plot.ASKED;
    }
    List<Plot> plots = IN_TURN.getOrDefault(business, List.of(Plot.ASKED));
    int turn = dealt.merge(business, 1, Integer::sum) - 1;
    return plots.get(turn % plots.size());
  }
}
