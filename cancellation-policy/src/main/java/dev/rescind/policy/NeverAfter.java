package dev.rescind.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that came to an end is not cancelled any more. Judged as things stood when asked. */
record NeverAfter(OrderEnd end) implements EligibilityRule {

  /** How an order came to an end. */
  enum OrderEnd {
    COMPLETED,
    NO_SHOW
  }

  @Override
  public Optional<Finding> judge(Inquiry inquiry) {
    OrderFacts order = inquiry.order();
    Instant at = inquiry.at();
    return switch (end) {
      case COMPLETED ->
          refusal("never-completed", order.completedAt(), at, "The order was already completed");
      case NO_SHOW -> refusal("never-no-show", order.noShowAt(), at, "The appointment was missed");
    };
  }

  private static Optional<Finding> refusal(
      String rule, @Nullable Instant ended, Instant at, String what) {
    if (ended == null || ended.isAfter(at)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.refuses(
            rule,
            Map.of("endedAt", ended.toString(), "askedAt", at.toString()),
            what + " when cancellation was asked for; it can no longer be cancelled."));
  }
}
