package dev.rescind.demo;

import dev.rescind.events.Party;

/** What becomes of a booking. */
sealed interface Ending {

  /** Nothing yet, or the customer comes. */
  record Kept() implements Ending {}

  /** The customer does not come. */
  record Missed() implements Ending {}

  /**
   * Somebody asks to cancel.
   *
   * @param reason code of a reason of the preset policy
   */
  record Cancelled(Party by, String reason) implements Ending {}
}
