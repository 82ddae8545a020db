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
 */
public record Milestones(
    @Nullable Instant fulfilmentStartedAt,
    @Nullable Instant shippedAt,
    @Nullable Instant completedAt,
    @Nullable Instant noShowAt) {

  /** Nothing yet. */
  public static final Milestones NONE = new Milestones(null, null, null, null);

  /** What was passed by then. */
  public Milestones asOf(Instant at) {
    return new Milestones(
        upTo(at, fulfilmentStartedAt),
        upTo(at, shippedAt),
        upTo(at, completedAt),
        upTo(at, noShowAt));
  }

  private static @Nullable Instant upTo(Instant at, @Nullable Instant happened) {
    return happened == null || happened.isAfter(at) ? null : happened;
  }
}
