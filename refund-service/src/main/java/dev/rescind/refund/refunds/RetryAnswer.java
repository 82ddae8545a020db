package dev.rescind.refund.refunds;

import dev.rescind.events.Money;

/** Whether a tender may be tried again. */
sealed interface RetryAnswer {

  /**
   * It may.
   *
   * @param attempt the number of the attempt that follows
   */
  record Granted(int attempt, Money amount) implements RetryAnswer {}

  /** It was issued already. */
  record AlreadyIssued() implements RetryAnswer {}

  /** Its outcome is still open: a new key now could move the money twice. */
  record StillOpen() implements RetryAnswer {}

  /** Upstream gave all of it back itself. */
  record NothingLeft() implements RetryAnswer {}

  /** The refund has no such tender. */
  record NoSuchTender() implements RetryAnswer {}
}
