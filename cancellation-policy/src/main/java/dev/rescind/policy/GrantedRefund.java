package dev.rescind.policy;

import dev.rescind.events.Money;
import java.util.Map;

/** What goes back for a line because somebody decided so and not the scale. */
final class GrantedRefund {

  private GrantedRefund() {}

  static LineRefund full(LineShare share) {
    return LineRefund.of(
        "full-for-special-reason",
        share,
        RefundRate.ALL,
        Map.of(),
        "Approved for a special reason");
  }

  static LineRefund ruled(LineShare share, Percent percent) {
    return LineRefund.of(
        "ruling", share, RefundRate.of(percent), Map.of(), "Ruled by the platform");
  }

  static LineRefund ruled(LineShare share, Grant.Amounts amounts) {
    Money ruled =
        amounts.lines().getOrDefault(share.line().lineId(), Money.zero(share.order().currency()));
    Money value = new Money(share.value(), share.order().currency());
    return LineRefund.of(
        "ruling",
        share,
        Percent.NOTHING,
        ruled.min(value).amount(),
        Map.of("ruled", Wording.money(ruled)),
        "Ruled by the platform: ");
  }
}
