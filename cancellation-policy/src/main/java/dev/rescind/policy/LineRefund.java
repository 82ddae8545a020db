package dev.rescind.policy;

import dev.rescind.events.AppliedRule;

/**
 * What goes back for a line, and why.
 *
 * @param rule the rule that set the percentage
 */
record LineRefund(LineShare share, Percent percent, AppliedRule rule) {

  /** Minor units. */
  long amount() {
    return share.refund(percent);
  }
}
