package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of the refund scale. All of its conditions have to be met, and it has at least one.
 *
 * @param atLeast the notice that earns it; exactly so much is enough; only for appointments
 * @param afterPurchase how long after the purchase it may be earned; exactly then is in time
 * @param states in which the order has to be; empty: in any
 */
record Tier(
    @Nullable Span atLeast, @Nullable Span afterPurchase, Set<OrderState> states, RefundRate rate)
    implements RefundRule {

  Tier {
    states = Set.copyOf(states);
  }

  @Override
  public Optional<LineRefund> judge(LineShare share, Reason reason, Inquiry inquiry) {
    if (!isFor(share, inquiry)) {
      return Optional.empty();
    }
    Instant until = until(share, inquiry);
    return until != null && inquiry.at().isAfter(until)
        ? Optional.empty()
        : Optional.of(refund(share, inquiry, until));
  }

  /** Whether the line can be on this step, were it only early enough. */
  boolean isFor(LineShare share, Inquiry inquiry) {
    return (states.isEmpty() || states.contains(inquiry.state()))
        && (atLeast == null || share.line().slot() != null);
  }

  /** The last instant at which the line can be on this step; absent where time does not matter. */
  @Nullable Instant until(LineShare share, Inquiry inquiry) {
    BookedSlot slot = share.line().slot();
    Instant before =
        atLeast == null || slot == null ? null : inquiry.reckoning().lastFor(atLeast, slot);
    Instant after =
        afterPurchase == null
            ? null
            : afterPurchase.after(inquiry.purchasedAt(), share.zone(inquiry.reckoning().home()));
    return before == null || (after != null && after.isBefore(before)) ? after : before;
  }

  /** Whether whoever gets this far down the scale was always caught by this step before. */
  boolean covers(Tier below) {
    return isNoStricter(atLeast, below.atLeast, -1)
        && isNoStricter(afterPurchase, below.afterPurchase, 1)
        && (states.isEmpty() || (!below.states.isEmpty() && states.containsAll(below.states)));
  }

  private static boolean isNoStricter(@Nullable Span mine, @Nullable Span other, int longer) {
    return mine == null
        || (other != null && mine.nominal().compareTo(other.nominal()) * longer >= 0);
  }

  private LineRefund refund(LineShare share, Inquiry inquiry, @Nullable Instant until) {
    Map<String, String> inputs = new LinkedHashMap<>(Asked.inputs(share, inquiry));
    List<String> why = new ArrayList<>();
    if (atLeast != null) {
      inputs.put("atLeast", atLeast.inWords());
      why.add("at least " + atLeast.inWords());
    }
    if (afterPurchase != null) {
      inputs.put("purchasedAt", inquiry.purchasedAt().toString());
      inputs.put("afterPurchase", afterPurchase.inWords());
      why.add("within " + afterPurchase.inWords() + " of the purchase");
    }
    if (!states.isEmpty()) {
      inputs.put("state", inquiry.state().name());
      why.add("the order " + inquiry.state().inWords());
    }
    if (until != null) {
      inputs.put("until", until.toString());
    }
    String asked = Asked.inWords(share, inquiry) + ", " + String.join(", ", why);
    return LineRefund.of("tier", share, rate, inputs, asked).until(until);
  }
}
