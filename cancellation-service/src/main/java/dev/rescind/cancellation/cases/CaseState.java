package dev.rescind.cancellation.cases;

/** Where a case stands. */
public enum CaseState {
  /** Waits for an order that is not known yet. */
  AWAITING_ORDER,
  /** Waits for the other side, or the platform, to decide. */
  AWAITING_RESPONSE,
  /** Waits for the requester to take or leave an offer to keep the order. */
  ALTERNATIVE_OFFERED,
  /** An offer was taken; what it promised is being done. */
  KEEPING,
  /** Lies before the platform's arbiter. */
  DISPUTED,
  /** Goes ahead; steps of the settlement are still open. */
  APPROVED,
  /** Everything due was done. */
  SETTLED,
  /** Refused; claims nothing. */
  REJECTED,
  /** Taken back by who asked, before anything was decided. */
  WITHDRAWN,
  /** The order is kept. */
  KEPT,
  /** Upstream closed the order another way. */
  SUPERSEDED;

  /** Whether nothing is waited for any more; some of these can still be disputed. */
  boolean isOver() {
    return switch (this) {
      case AWAITING_ORDER, AWAITING_RESPONSE, ALTERNATIVE_OFFERED, KEEPING, DISPUTED, APPROVED ->
          false;
      case SETTLED, REJECTED, WITHDRAWN, KEPT, SUPERSEDED -> true;
    };
  }
}
