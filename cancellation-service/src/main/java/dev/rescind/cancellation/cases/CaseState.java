package dev.rescind.cancellation.cases;

/** Where a case stands. */
public enum CaseState {
  /** Waits for an order that is not known yet. */
  AWAITING_ORDER,
  /** Goes ahead; steps of the settlement are still open. */
  APPROVED,
  /** Everything due was done. */
  SETTLED,
  /** Refused; claims nothing. */
  REJECTED;

  /** Whether nothing is waited for any more. */
  boolean isOver() {
    return this == SETTLED || this == REJECTED;
  }
}
