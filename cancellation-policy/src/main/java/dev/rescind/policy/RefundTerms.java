package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a line goes back.
 *
 * @param tiers longest notice first
 * @param otherwise where no tier is reached
 * @param withoutSlot for lines without an appointment
 * @param refundableFees codes of fees that go back with the last of the order
 */
record RefundTerms(
    List<Tier> tiers, Percent otherwise, Percent withoutSlot, Set<String> refundableFees) {

  LineRefund judge(LineShare share, Reason reason, Instant at) {
    Percent forced = reason.refund();
    BookedSlot slot = share.line().slot();
    if (forced != null) {
      String why = "With the reason \"" + reason.label() + "\" the notice does not matter";
      return refund("reason-refund", share, forced, Map.of("reason", reason.code()), why);
    }
    if (slot == null) {
      return refund("without-slot", share, withoutSlot, Map.of(), "There is no appointment");
    }
    return byNotice(share, slot, at);
  }

  private LineRefund byNotice(LineShare share, BookedSlot slot, Instant at) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("askedAt", at.toString());
    inputs.put("start", slot.start().toString());
    inputs.put("zone", slot.zone().getId());
    inputs.put("notice", Duration.between(at, slot.start()).toString());
    String asked = "Asked " + Wording.noticeLeft(at, slot);
    for (Tier tier : tiers) {
      Instant until = tier.atLeast().before(slot.start(), slot.zone());
      if (!at.isAfter(until)) {
        String enough = tier.atLeast().inWords();
        inputs.put("atLeast", enough);
        inputs.put("until", until.toString());
        return refund("tier", share, tier.refund(), inputs, asked + ", at least " + enough);
      }
    }
    return refund("tier-otherwise", share, otherwise, inputs, asked + ", too late for more");
  }

  private static LineRefund refund(
      String rule, LineShare share, Percent percent, Map<String, String> because, String why) {
    String currency = share.line().unitPrice().currency();
    String value = Wording.money(new Money(share.value(), currency));
    String refund = Wording.money(new Money(share.refund(percent), currency));
    Map<String, String> inputs = new LinkedHashMap<>(because);
    inputs.put("lineId", share.line().lineId().value());
    inputs.put("quantity", String.valueOf(share.quantity()));
    inputs.put("percent", percent.toString());
    inputs.put("value", value);
    inputs.put("refund", refund);
    String effect = why + ": " + percent + " goes back, " + refund + " of " + value + ".";
    return new LineRefund(share, percent, new AppliedRule(rule, inputs, effect));
  }
}
