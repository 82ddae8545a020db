package dev.rescind.policy;

import java.util.List;
import java.util.Optional;

/**
 * Which offers may be made to keep an order.
 *
 * @param mostPerCase how many offers one case may see
 */
public record Alternatives(List<Offer> offers, int mostPerCase) {

  /** None may be made. */
  public static final Alternatives NONE = new Alternatives(List.of(), 0);

  public Alternatives {
    offers = List.copyOf(offers);
  }

  /** How an order can be kept. */
  public enum Kind {
    /** Another slot. */
    RESCHEDULE,
    /** Other details or requirements, with the difference in price. */
    PACKAGE_CHANGE,
    /** Part of the money back. */
    PARTIAL_REFUND,
    /** A credit for later. */
    CREDIT
  }

  /**
   * An offer that may be made.
   *
   * @param answerWithin how long it stands
   */
  public record Offer(Kind kind, Span answerWithin) {}

  /** The terms of a kind of offer; empty if it may not be made. */
  public Optional<Offer> offer(Kind kind) {
    return offers.stream().filter(offer -> offer.kind() == kind).findFirst();
  }
}
