package dev.rescind.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order has passed, each with its instant in UTC; absent while it has not.
 *
 * @param fulfilmentStartedAt when work on it began
 * @param shippedAt when it was handed to a carrier
 * @param completedAt when it was fulfilled
 * @param noShowAt when the customer was recorded as not having come
 * @param closedAt when upstream closed it another way, so that nothing is left to cancel
 */
public record Milestones(
    @Nullable Instant fulfilmentStartedAt,
    @Nullable Instant shippedAt,
    @Nullable Instant completedAt,
    @Nullable Instant noShowAt,
    @Nullable Instant closedAt) {

  /** Nothing yet. */
  public static final Milestones NONE = new Milestones(null, null, null, null);

  /** Of an order that upstream did not close. */
  public Milestones(
      @Nullable Instant fulfilmentStartedAt,
      @Nullable Instant shippedAt,
      @Nullable Instant completedAt,
      @Nullable Instant noShowAt) {
    this(fulfilmentStartedAt, shippedAt, completedAt, noShowAt, null);
  }

  /** What was passed by then. */
  public Milestones asOf(Instant at) {
    return new Milestones(
        upTo(at, fulfilmentStartedAt),
        upTo(at, shippedAt),
        upTo(at, completedAt),
        upTo(at, noShowAt),
        upTo(at, closedAt));
  }

  private static @Nullable Instant upTo(Instant at, @Nullable Instant happened) {
    return happened == null || happened.isAfter(at) ? null : happened;
  }
}
