package dev.rescind.policy;

import java.util.Map;
import java.util.Optional;

/** A reason that gives back what it says, whatever the notice: all if it is forced. */
record ReasonRefund() implements RefundRule {

  @Override
  public Optional<LineRefund> judge(LineShare share, Reason reason, Inquiry inquiry) {
    Map<String, String> inputs = Map.of("reason", reason.code());
    String why = "With the reason \"" + reason.label() + "\" the notice does not matter";
    if (reason.forcedRefund()) {
      return Optional.of(LineRefund.of("reason-forced", share, RefundRate.ALL, inputs, why));
    }
    return Optional.ofNullable(reason.refund())
        .map(RefundRate::of)
        .map(rate -> LineRefund.of("reason-refund", share, rate, inputs, why));
  }
}
