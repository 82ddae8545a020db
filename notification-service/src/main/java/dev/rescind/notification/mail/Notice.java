package dev.rescind.notification.mail;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Decision;
import dev.rescind.notification.mail.Letter.Line;
import dev.rescind.notification.mail.Letter.Said;
import dev.rescind.notification.texts.Mentioned;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the notice of a cancellation shows, already in the reader's words.
 *
 * @param requester {@code CUSTOMER}, {@code MERCHANT} or {@code PLATFORM}
 * @param decided who decided; absent where the policy did
 * @param refundDue whether anything goes back
 * @param refundComes {@code due}, {@code none}, or {@code asked} if it comes when it is asked for
 * @param places whether places became free
 * @param said what who decided wrote to it
 * @param why what the rules said, in their order
 */
record Notice(
    String order,
    String requester,
    String reason,
    @Nullable String decided,
    List<Line> lines,
    String refund,
    boolean refundDue,
    String refundComes,
    boolean places,
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
        wording.money(event.refund()),
        event.refund().isPositive(),
        refundComes(event),
        event.lines().stream().map(CancelledLine::slot).anyMatch(Objects::nonNull),
        reader.said(Mentioned.by(event)),
        wording.lastRules("applied", TOLD, event.explanation()));
  }

  private static String refundComes(CancellationApproved event) {
    if (event.refundWaitsForCustomer()) {
      return "asked";
    }
    return event.refund().isPositive() ? "due" : "none";
  }

  private static String decided(Decision decision, Wording wording) {
    if (decision.by() == null) {
      return wording.text("decided.SILENCE");
    }
    boolean isSpecial = decision.code().equals("FULL_FOR_SPECIAL_REASON");
    return wording.text("decided." + decision.by().party() + (isSpecial ? ".special" : ""));
  }
}
