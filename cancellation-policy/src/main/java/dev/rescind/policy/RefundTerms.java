package dev.rescind.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a line goes back.
 *
 * @param exceptions what comes before the scale, the first that applies decides
 * @param tiers the scale, the first that is reached decides
 * @param otherwise where no tier is reached
 * @param withoutSlot the same for lines without an appointment
 * @param refundableFees codes of fees that go back with the last of the order
 */
record RefundTerms(
    List<RefundRule> exceptions,
    List<Tier> tiers,
    RefundRate otherwise,
    RefundRate withoutSlot,
    Set<String> refundableFees) {

  /** Whether a fee follows the refund of a line. */
  boolean refunds(String fee, LineRefund line) {
    return Objects.requireNonNullElse(line.refundableFees(), refundableFees).contains(fee);
  }

  /** What goes back for a line by the policy. */
  LineRefund judge(LineShare share, Reason reason, Inquiry inquiry) {
    List<RefundRule> rules = new ArrayList<>(exceptions);
    rules.addAll(tiers);
    for (RefundRule rule : rules) {
      Optional<LineRefund> refund = rule.judge(share, reason, inquiry);
      if (refund.isPresent()) {
        return refund.get();
      }
    }
    return otherwise(share, inquiry);
  }

  /** What is left when no tier is reached. */
  RefundRate last(LineShare share) {
    return share.line().slot() == null ? withoutSlot : otherwise;
  }

  private LineRefund otherwise(LineShare share, Inquiry inquiry) {
    return share.line().slot() == null
        ? LineRefund.of("without-slot", share, withoutSlot, Map.of(), "There is no appointment")
        : LineRefund.of(
            "tier-otherwise",
            share,
            otherwise,
            Asked.inputs(share, inquiry),
            Asked.inWords(share, inquiry) + ", too late for more");
  }
}
