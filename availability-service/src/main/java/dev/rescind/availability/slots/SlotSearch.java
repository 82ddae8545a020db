package dev.rescind.availability.slots;

import dev.rescind.chassis.web.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which slots are looked for.
 *
 * @param from slots that start then or later, UTC
 * @param to slots that start before then, UTC
 * @param bookable whether only bookable ones
 */
record SlotSearch(
    @Nullable String productId,
    @Nullable String merchantId,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean bookable) {

  /**
   * @throws ProblemException 400 if the window ends before it begins
   */
  SlotSearch {
    if (from != null && to != null && to.isBefore(from)) {
      throw ProblemException.invalid("to", "must not be before from");
    }
  }
}
