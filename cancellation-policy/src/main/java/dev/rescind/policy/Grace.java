package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time after the purchase in which a customer may think again, whatever the notice.
 *
 * @param afterPurchase exactly then is still in time
 * @param atLeast notice that has to be kept even so; lines without an appointment need none
 */
record Grace(Span afterPurchase, @Nullable Span atLeast, Percent refundPercent)
    implements RefundRule {

  @Override
  public Optional<LineRefund> judge(LineShare share, Reason reason, Inquiry inquiry) {
    Instant until = until(share, inquiry);
    if (inquiry.at().isAfter(until)) {
      return Optional.empty();
    }
    Map<String, String> inputs = new LinkedHashMap<>(Asked.inputs(share, inquiry));
    inputs.put("purchasedAt", inquiry.purchasedAt().toString());
    inputs.put("grace", afterPurchase.inWords());
    inputs.put("until", until.toString());
    String why = "Asked within " + afterPurchase.inWords() + " of the purchase";
    RefundRate rate = RefundRate.of(refundPercent);
    return Optional.of(LineRefund.of("grace", share, rate, inputs, why).until(until));
  }

  private Instant until(LineShare share, Inquiry inquiry) {
    Instant after =
        afterPurchase.after(inquiry.purchasedAt(), share.zone(inquiry.reckoning().home()));
    BookedSlot slot = share.line().slot();
    if (atLeast == null || slot == null) {
      return after;
    }
    Instant before = inquiry.reckoning().lastFor(atLeast, slot);
    return before.isBefore(after) ? before : after;
  }
}
