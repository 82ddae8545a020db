package dev.rescind.cancellation.disputes;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.chassis.web.StorableValues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a page of disputes ended: when the last one was opened, UTC, and its case. */
record DeskCursor(Instant openedAt, String cancellationId) {

  private static final DeskCursor START = new DeskCursor(Instant.EPOCH, "");

  static String after(OpenDispute last) {
    return last.openedAt() + "," + last.cancellationId();
  }

  /**
   * @throws ProblemException 400 if it is not what an earlier page gave
   */
  static DeskCursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    int comma = Math.max(text.indexOf(','), 0);
    try {
      return new DeskCursor(
          StorableValues.instant(text.substring(0, comma)), text.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("after", "must be the cursor of an earlier page");
    }
  }
}
