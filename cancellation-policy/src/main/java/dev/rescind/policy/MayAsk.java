package dev.rescind.policy;

import dev.rescind.events.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a party may ask.
 *
 * @param states in which the order has to be; absent: in any
 * @param afterPurchase how long after the purchase; exactly then is still in time
 */
record MayAsk(Party requester, @Nullable Set<OrderState> states, @Nullable Span afterPurchase) {

  /** The conditions, one rule each. */
  List<EligibilityRule> rules(Late late) {
    List<EligibilityRule> rules = new ArrayList<>();
    if (states != null) {
      rules.add(new InState(requester, states));
    }
    if (afterPurchase != null) {
      rules.add(new SoonAfterPurchase(requester, afterPurchase, late));
    }
    return rules;
  }

  /** The order has to be in one of these states. */
  record InState(Party requester, Set<OrderState> states) implements EligibilityRule {

    @Override
    public Optional<Finding> judge(Inquiry inquiry) {
      if (inquiry.requester() != requester) {
        return Optional.empty();
      }
      OrderState state = inquiry.state();
      String who = Wording.party(requester);
      Map<String, String> inputs = Map.of("state", state.name(), "requester", requester.name());
      String is = "The order is " + state.inWords();
      return Optional.of(
          states.contains(state)
              ? Finding.passes("order-state", inputs, is + "; " + who + " may ask to cancel it.")
              : Finding.refuses(
                  "order-state", inputs, is + "; " + who + " can no longer ask to cancel it."));
    }
  }

  /** The purchase must not be too long ago. */
  record SoonAfterPurchase(Party requester, Span limit, Late late) implements EligibilityRule {

    @Override
    public Optional<Finding> judge(Inquiry inquiry) {
      if (inquiry.requester() != requester) {
        return Optional.empty();
      }
      Instant until = limit.after(inquiry.purchasedAt(), inquiry.zone());
      Map<String, String> inputs = new LinkedHashMap<>();
      inputs.put("askedAt", inquiry.at().toString());
      inputs.put("purchasedAt", inquiry.purchasedAt().toString());
      inputs.put("limit", limit.inWords());
      inputs.put("until", until.toString());
      String possible =
          "Cancelling was possible until "
              + Wording.local(until, inquiry.zone())
              + ", "
              + limit.inWords()
              + " after the purchase";
      return Optional.of(
          inquiry.at().isAfter(until)
              ? late.finding("after-purchase", inputs, possible + "; the request came after that")
              : Finding.passes("after-purchase", inputs, possible + "; the request came in time.")
                  .until(until));
    }
  }
}
