package dev.rescind.availability.slots;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.MerchantId;
import dev.rescind.events.ProductId;
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
    @Nullable ProductId productId,
    @Nullable MerchantId merchantId,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean bookable) {

  /**
   * @throws ProblemException 400 if the window ends before it begins, or lies beyond the calendar
   */
  SlotSearch {
    check("from", from);
    check("to", to);
    if (from != null && to != null && to.isBefore(from)) {
      throw ProblemException.invalid("to", "must not be before from");
    }
  }

  private static void check(String field, @Nullable Instant instant) {
    if (instant != null && !Years.know(instant)) {
      throw ProblemException.invalid(field, "must be in the years 1 to 9999");
    }
  }
}
