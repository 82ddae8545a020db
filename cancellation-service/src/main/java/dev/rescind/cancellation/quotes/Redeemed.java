package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.policies.Outlook;
import java.time.Instant;
import java.util.List;

/** Whether a request gets what it was quoted. */
public sealed interface Redeemed {

  /**
   * It does, if it is judged as of the quote's instant.
   *
   * @param quotedAt the instant to evaluate at, UTC
   */
  record Valid(Quote quote, Instant quotedAt) implements Redeemed {}

  /**
   * Something is not as it was.
   *
   * @param why all that is different, at least one
   * @param now what would come of the request as it stands
   */
  record Stale(Quote quote, List<Staleness> why, Outlook now) implements Redeemed {

    public Stale {
      why = List.copyOf(why);
    }
  }

  /** There is no such quote for this order and this requester. */
  record Unknown() implements Redeemed {}
}
