package dev.rescind.notification.mail;

import dev.rescind.events.Aftermath;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.Decision;
import dev.rescind.events.Money;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.notification.mail.Letter.Line;
import dev.rescind.notification.mail.Letter.Said;
import dev.rescind.notification.texts.Mentioned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the notice of a cancellation shows, already in the reader's words.
 *
 * @param requester {@code CUSTOMER}, {@code MERCHANT} or {@code PLATFORM}
 * @param decided who decided; absent where the policy did
 * @param refund what goes back as things are
 * @param refundDue whether anything does
 * @param arrival when it is there, or that there is nothing
 * @param next what the customer can do
 * @param places what becomes of the places, if the order held any
 * @param said what who decided wrote to it
 * @param why what the rules said, in their order
 */
public record Notice(
    String order,
    String requester,
    String reason,
    @Nullable String decided,
    List<Line> lines,
    String refund,
    boolean refundDue,
    String arrival,
    String next,
    @Nullable String places,
    List<Said> said,
    List<String> why) {

  /** As many rules as an amount needs: tier, fees and sum come last. */
  private static final int TOLD = 3;

  static Notice of(CancellationApproved event, Reader reader) {
    Wording wording = reader.wording();
    return new Notice(
        event.orderId().value(),
        event.requester().party().name(),
        wording.reason(event.reason()),
        event.decision() == null ? null : decided(event.decision(), wording),
        event.lines().stream().map(line -> Draft.line(line, wording)).toList(),
        wording.money(due(event)),
        due(event).isPositive(),
        arrival(event, wording),
        customers("next.", event, wording),
        places(event, wording),
        reader.said(Mentioned.by(event)),
        wording.lastRules("applied", TOLD, event.explanation()));
  }

  /** Banks take their time, and how much the policy says. */
  private static String customers(String what, CancellationApproved event, Wording wording) {
    String key = "cancellation-notice.customer." + what;
    if (!event.refund().isPositive()) {
      return wording.text(key + "none");
    }
    if (event.refundWaitsForCustomer()) {
      return wording.text(key + "asked");
    }
    if (!due(event).isPositive()) {
      return wording.text(key + "unpaid");
    }
    return refund(event)
        .map(RefundStep::arrival)
        .map(window -> wording.text(key + "due", window.minWorkingDays(), window.maxWorkingDays()))
        .orElseGet(() -> wording.text(key + "sometime"));
  }

  private static String arrival(CancellationApproved event, Wording wording) {
    String arrival = customers("refund.", event, wording);
    Money missing = event.refund().minus(due(event));
    return missing.isPositive() && due(event).isPositive()
        ? arrival
            + " "
            + wording.text("cancellation-notice.customer.refund.partly", wording.money(missing))
        : arrival;
  }

  /** What goes back as things are: no more than was paid, as far as the decision knew. */
  private static Money due(CancellationApproved event) {
    return refund(event)
        .map(RefundStep::captured)
        .map(captured -> captured.min(event.refund()))
        .orElseGet(event::refund);
  }

  private static Optional<RefundStep> refund(CancellationApproved event) {
    return event.settlement().stream()
        .filter(RefundStep.class::isInstance)
        .map(RefundStep.class::cast)
        .findFirst();
  }

  private static @Nullable String places(CancellationApproved event, Wording wording) {
    return event.settlement().stream()
        .filter(ReleaseStep.class::isInstance)
        .map(ReleaseStep.class::cast)
        .filter(step -> step.slot() != null)
        .findFirst()
        .map(step -> step.aftermath() == Aftermath.CLOSE ? "closed" : "places")
        .map(word -> wording.text("cancellation-notice.merchant." + word))
        .orElse(null);
  }

  private static String decided(Decision decision, Wording wording) {
    if (decision.by() == null) {
      return wording.text("decided.SILENCE");
    }
    boolean isSpecial = decision.code().equals("FULL_FOR_SPECIAL_REASON");
    return wording.text("decided." + decision.by().party() + (isSpecial ? ".special" : ""));
  }
}
