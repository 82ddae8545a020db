package dev.rescind.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a request and some policies look at.
 *
 * @param recentCancellations how many cancellations of other orders the customer asked for within
 *     the policy's {@link Limits#within()}; not negative
 * @param customerContactedAt when the merchant recorded having spoken to the customer, UTC; absent
 *     if not
 */
public record Circumstances(int recentCancellations, @Nullable Instant customerContactedAt) {

  /** Nothing out of the ordinary. */
  public static final Circumstances NONE = new Circumstances(0, null);
}
