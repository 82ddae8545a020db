package dev.rescind.policy;

import dev.rescind.events.Party;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a generated policy in the plainest form, and the same written down as a document.
 * Lengths of time are a number of days at the place, or of hours by the clock.
 */
record NaiveRules(
    String home,
    boolean fromDate,
    @Nullable Length cutOff,
    boolean latePlatform,
    @Nullable Set<OrderState> customerStates,
    @Nullable Length customerAfterPurchase,
    List<Step> tiers,
    @Nullable Length grace,
    Rate otherwise,
    Rate withoutSlot,
    List<Way> routes) {

  static final List<String> ZONES =
      List.of(
          "Pacific/Kiritimati",
          "Asia/Tokyo",
          "Europe/Berlin",
          "America/New_York",
          "Pacific/Pago_Pago",
          "UTC");

  record Length(int days, int hours) {

    String iso() {
      return days > 0 || hours == 0 ? "P" + days + "D" : "PT" + hours + "H";
    }

    int rough() {
      return days * 24 + hours;
    }
  }

  /** Percentage in basis points; fees in cents. */
  record Rate(int percent, long fee, long perUnit) {

    String yaml() {
      String text = percent / 100 + "." + (percent % 100 < 10 ? "0" : "") + percent % 100;
      return "refundPercent: \""
          + text
          + "\", fee: {EUR: "
          + fee
          + "}, feePerUnit: {EUR: "
          + perUnit
          + "}";
    }
  }

  /** A tier by notice, by purchase or by state; exactly one of them. */
  record Step(
      @Nullable Length before, @Nullable Length after, @Nullable OrderState state, Rate rate) {

    String yaml() {
      String condition =
          before != null
              ? "atLeast: " + before.iso()
              : after != null ? "afterPurchase: " + after.iso() : "states: [" + state + "]";
      return "{" + condition + ", " + rate.yaml() + "}";
    }
  }

  record Way(@Nullable Party requester, @Nullable OrderState state, long above, Length within) {

    String yaml() {
      return "{when: {"
          + (requester == null ? "" : "requesters: [" + requester + "], ")
          + (state == null ? "" : "states: [" + state + "], ")
          + "valueAbove: {EUR: "
          + above
          + "}}, route: COUNTERPARTY, respondWithin: "
          + within.iso()
          + ", silence: REJECT}";
    }
  }

  Policy policy() {
    PolicyDocument document =
        PolicyDocument.plain()
            .with("zone", home)
            .with("noticeFrom", fromDate ? "DATE" : "START")
            .with(
                "reasons",
                "[{code: PLANS, label: x}, {code: HALF, label: y, refundPercent: 50},"
                    + " {code: ALL, label: z, forcedRefund: true}]")
            .with("selfService", "late", latePlatform ? "PLATFORM" : "REFUSE")
            .with("selfService", "mayAsk", mayAsk())
            .with("neverRefunded", "{attributes: [FINAL]}")
            .with("tiers", "[" + join(tiers.stream().map(Step::yaml).toList()) + "]")
            .with("otherwise", "{" + otherwise.yaml() + "}")
            .with("withoutSlot", "{" + withoutSlot.yaml() + "}")
            .with("routes", "[" + join(routes.stream().map(Way::yaml).toList()) + "]");
    if (grace != null) {
      document.with("grace", "{afterPurchase: " + grace.iso() + ", refundPercent: 100}");
    }
    return (cutOff == null
            ? document.without("selfService", "cutOff")
            : document.with("selfService", "cutOff", cutOff.iso()))
        .policy();
  }

  private String mayAsk() {
    String states = customerStates == null ? "" : ", states: " + customerStates;
    String after =
        customerAfterPurchase == null ? "" : ", afterPurchase: " + customerAfterPurchase.iso();
    return states.isEmpty() && after.isEmpty()
        ? "[]"
        : "[{requester: CUSTOMER" + states + after + "}]";
  }

  private static String join(List<String> parts) {
    return String.join(", ", parts);
  }

  static NaiveRules generated(Random random) {
    return new NaiveRules(
        ZONES.get(random.nextInt(ZONES.size())),
        random.nextInt(4) == 0,
        random.nextInt(3) == 0 ? null : length(random, 0, 3),
        random.nextBoolean(),
        random.nextInt(3) == 0 ? states(random) : null,
        random.nextInt(3) == 0 ? length(random, 10, 40) : null,
        tiers(random),
        random.nextInt(3) == 0 ? length(random, 1, 3) : null,
        rate(random, random.nextInt(2_000)),
        rate(random, random.nextInt(10_001)),
        random.nextBoolean() ? List.of() : ways(random));
  }

  private static Set<OrderState> states(Random random) {
    return random
        .ints(3, 0, 4)
        .mapToObj(i -> OrderState.values()[i])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** By state first, then by purchase, then by notice, the longest first. */
  private static List<Step> tiers(Random random) {
    int byNotice = random.nextInt(4);
    List<Step> tiers =
        IntStream.range(0, byNotice)
            .mapToObj(i ->
                new Step(
                    length(random, (byNotice - i) * 4, (byNotice - i) * 4 + 3),
                    null,
                    null,
                    rate(random, 10_000 - i * 2_000 - random.nextInt(2_000))))
            .collect(Collectors.toList());
    if (random.nextInt(3) == 0) {
      Length after = length(random, 1, 60);
      tiers.addFirst(new Step(null, after, null, rate(random, random.nextInt(10_001))));
    }
    if (random.nextInt(3) == 0) {
      OrderState state = OrderState.values()[random.nextInt(4)];
      tiers.addFirst(new Step(null, null, state, rate(random, random.nextInt(10_001))));
    }
    return tiers;
  }

  private static List<Way> ways(Random random) {
    return IntStream.range(0, 1 + random.nextInt(2))
        .mapToObj(i ->
            new Way(
                random.nextBoolean() ? Party.CUSTOMER : null,
                random.nextBoolean() ? OrderState.PAID : null,
                random.nextInt(3_000),
                length(random, 1, 5)))
        .toList();
  }

  private static Length length(Random random, int fewest, int most) {
    int days = random.nextInt(fewest, most);
    return random.nextBoolean() ? new Length(days, 0) : new Length(0, days * 24);
  }

  private static Rate rate(Random random, int percent) {
    return random.nextBoolean()
        ? new Rate(percent, 0, 0)
        : new Rate(percent, random.nextInt(300), random.nextInt(50));
  }
}
