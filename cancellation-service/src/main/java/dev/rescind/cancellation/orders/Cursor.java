package dev.rescind.cancellation.orders;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.chassis.web.StorableValues;
import dev.rescind.events.OrderEvent.OrderPlaced;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a page of orders ended: the instant of the last one, and its id. */
record Cursor(Instant before, String beforeId) {

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  static String after(OrderPlaced last) {
    return last.placedAt() + "," + last.orderId();
  }

  /**
   * @throws ProblemException 400 if it is not what an earlier page gave
   */
  static Cursor parse(@Nullable String text) {
    if (text == null) {
      return new Cursor(END_OF_TIME, "");
    }
    int comma = text.indexOf(',');
    try {
      return new Cursor(
          StorableValues.instant(text.substring(0, Math.max(comma, 0))), text.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("after", "must be the cursor of an earlier page");
    }
  }
}
