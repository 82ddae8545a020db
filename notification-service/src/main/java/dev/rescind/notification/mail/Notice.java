package dev.rescind.notification.mail;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Explanation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a template shows, already in the reader's words.
 *
 * @param requester {@code CUSTOMER}, {@code MERCHANT} or {@code PLATFORM}
 * @param refund the amount; of a rejection absent
 * @param refundDue whether there is one
 * @param places whether places became free
 * @param why what the rules said, in their order
 */
record Notice(
    String order,
    String reference,
    String requester,
    String reason,
    List<Line> lines,
    @Nullable String refund,
    boolean refundDue,
    boolean places,
    List<String> why) {

  /** As many rules as an amount needs: tier, fees and sum come last. */
  private static final int TOLD = 3;

  /**
   * A cancelled line.
   *
   * @param when the appointment, if it holds one
   */
  record Line(String product, int quantity, @Nullable String when, String refund) {}

  static Notice of(CancellationApproved event, Wording wording) {
    return new Notice(
        event.orderId().value(),
        event.cancellationId().value(),
        event.requester().party().name(),
        wording.reason(event.reason()),
        event.lines().stream().map(line -> line(line, wording)).toList(),
        wording.money(event.refund()),
        event.refund().isPositive(),
        event.lines().stream().map(CancelledLine::slot).anyMatch(Objects::nonNull),
        last(TOLD, event.explanation()).stream()
            .map(rule -> wording.rule("applied", rule))
            .toList());
  }

  /** The rule that refused is the last one: nothing is judged after it. */
  static Notice of(CancellationRejected event, Wording wording) {
    return new Notice(
        event.orderId().value(),
        event.cancellationId().value(),
        event.requester().party().name(),
        wording.reason(event.reason()),
        List.of(),
        null,
        false,
        false,
        last(1, event.explanation()).stream().map(rule -> wording.rule("refused", rule)).toList());
  }

  private static Line line(CancelledLine line, Wording wording) {
    return new Line(
        line.productId().value(),
        line.quantity(),
        line.slot() == null ? null : wording.when(line.slot()),
        wording.money(line.refund()));
  }

  private static List<AppliedRule> last(int count, Explanation explanation) {
    List<AppliedRule> rules = explanation.rules();
    return rules.subList(Math.max(0, rules.size() - count), rules.size());
  }
}
