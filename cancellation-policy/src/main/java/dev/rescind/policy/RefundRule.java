package dev.rescind.policy;

import java.util.Optional;

/** One way of arriving at what goes back for a line; the first that has an answer decides. */
interface RefundRule {

  /** The refund, or nothing where the rule does not apply to the line. */
  Optional<LineRefund> judge(LineShare share, Reason reason, Inquiry inquiry);
}
