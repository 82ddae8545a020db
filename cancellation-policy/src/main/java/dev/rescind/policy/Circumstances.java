package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a request and some policies look at.
 *
 * @param recentCancellations how many cancellations of other orders the customer asked for within
 *     the policy's {@link Limits#within()}; not negative
 * @param customerContactedAt when the merchant recorded having spoken to the customer, UTC; absent
 *     if not
 * @param alreadyRefunded what earlier decisions gave back for the very quantities that are asked
 *     for, line by line: a contested case is ruled on again, and only the rest is left
 */
public record Circumstances(
    int recentCancellations,
    @Nullable Instant customerContactedAt,
    Map<LineId, Money> alreadyRefunded) {

  /** Nothing out of the ordinary. */
  public static final Circumstances NONE = new Circumstances(0, null, Map.of());

  public Circumstances {
    alreadyRefunded = Map.copyOf(alreadyRefunded);
  }

  /** Minor units. */
  long alreadyRefunded(LineId line) {
    Money refunded = alreadyRefunded.get(line);
    return refunded == null ? 0 : refunded.amount();
  }
}
