package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Fee;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.policy.NaiveRules.Length;
import dev.rescind.policy.NaiveRules.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy has to answer, worked out by hand: decimals instead of integers, offsets looked up
 * instead of zoned times, one long method after the other instead of rules. Shares nothing with
 * what it checks but the facts.
 */
record NaiveCalculation(NaiveRules rules, OrderFacts order, CaseFacts request, Instant at) {

  private static final BigDecimal WHOLE = new BigDecimal(10_000);

  /** Refused, decided at once, by the counterparty until then, or by the platform. */
  record Answer(String outcome, List<Long> refunds, long feeRefund) {}

  Answer answer() {
    String eligible = eligible();
    if (eligible.equals("REFUSED")) {
      return new Answer(eligible, List.of(), 0);
    }
    List<Long> refunds = new ArrayList<>();
    int lowest = 10_000;
    for (LineQuantity asked : request.lines()) {
      OrderLine line = line(asked);
      Rate rate = rate(line);
      lowest = Math.min(lowest, rate.percent());
      int before = request.alreadyCancelled().getOrDefault(line.lineId(), 0);
      refunds.add(entitled(line, rate, before + asked.quantity()) - entitled(line, rate, before));
    }
    return new Answer(eligible.equals("PLATFORM") ? eligible : route(), refunds, fees(lowest));
  }

  private String eligible() {
    Instant end = order.milestones().completedAt();
    if (end != null && end.compareTo(at) <= 0) {
      return "REFUSED";
    }
    boolean late = false;
    if (request.requester().party() == Party.CUSTOMER) {
      if (rules.customerStates() != null && !rules.customerStates().contains(state())) {
        return "REFUSED";
      }
      if (rules.customerAfterPurchase() != null
          && at.isAfter(later(bought(), rules.customerAfterPurchase(), zone()))) {
        late = true;
      }
    }
    BookedSlot first = firstSlot();
    if (request.requester().party() != Party.MERCHANT && rules.cutOff() != null && first != null) {
      late |= at.isAfter(lastFor(first, rules.cutOff()));
    }
    return !late ? "OK" : rules.latePlatform() ? "PLATFORM" : "REFUSED";
  }

  private OrderState state() {
    Milestones passed = order.milestones();
    if (passed.shippedAt() != null && passed.shippedAt().compareTo(at) <= 0) {
      return OrderState.SHIPPED;
    }
    if (passed.fulfilmentStartedAt() != null && passed.fulfilmentStartedAt().compareTo(at) <= 0) {
      return OrderState.FULFILMENT_STARTED;
    }
    for (var payment : order.payments()) {
      if (payment.paidAt().compareTo(at) <= 0) {
        return OrderState.PAID;
      }
    }
    return OrderState.PLACED;
  }

  private Rate rate(OrderLine line) {
    if (request.reason().equals("ALL")) {
      return new Rate(10_000, 0, 0);
    }
    if (request.reason().equals("HALF")) {
      return new Rate(5_000, 0, 0);
    }
    if (order.attributes(line.lineId()).contains("FINAL")) {
      return new Rate(0, 0, 0);
    }
    BookedSlot slot = line.slot();
    String zone = slot == null ? rules.home() : slot.zone().getId();
    if (rules.grace() != null && !at.isAfter(later(bought(), rules.grace(), zone))) {
      return new Rate(10_000, 0, 0);
    }
    for (NaiveRules.Step tier : rules.tiers()) {
      boolean reached =
          tier.before() != null
              ? slot != null && !at.isAfter(lastFor(slot, tier.before()))
              : tier.after() != null
                  ? !at.isAfter(later(bought(), tier.after(), zone))
                  : tier.state() == state();
      if (reached) {
        return tier.rate();
      }
    }
    return slot == null ? rules.withoutSlot() : rules.otherwise();
  }

  private long entitled(OrderLine line, Rate rate, int pieces) {
    BigDecimal total = new BigDecimal(line.total().amount());
    if (total.signum() == 0 || pieces == 0) {
      return 0;
    }
    BigDecimal count = new BigDecimal(line.quantity());
    BigDecimal value =
        total.multiply(new BigDecimal(pieces)).divide(count, 0, RoundingMode.HALF_UP);
    BigDecimal all =
        total
            .multiply(new BigDecimal(rate.percent()))
            .divide(WHOLE)
            .subtract(new BigDecimal(feeOf(line, rate.fee())))
            .subtract(new BigDecimal(rate.perUnit()).multiply(count));
    return all.signum() <= 0
        ? 0
        : all.multiply(value).divide(total, 0, RoundingMode.HALF_UP).longValueExact();
  }

  /** The line's part of a fee for the order: shares cut off, what is left to the largest rests. */
  private long feeOf(OrderLine line, long fee) {
    List<OrderLine> lines = order.placed().lines();
    long sum = lines.stream().mapToLong(each -> each.total().amount()).sum();
    long left = fee;
    for (OrderLine each : lines) {
      left -= fee * each.total().amount() / sum;
    }
    long mine = fee * line.total().amount() % sum;
    long ahead = 0;
    for (OrderLine each : lines) {
      long theirs = fee * each.total().amount() % sum;
      boolean earlier = lines.indexOf(each) < lines.indexOf(line);
      ahead += theirs > mine || (theirs == mine && earlier) ? 1 : 0;
    }
    return fee * line.total().amount() / sum + (ahead < left ? 1 : 0);
  }

  private long fees(int lowest) {
    for (OrderLine line : order.placed().lines()) {
      long now =
          request.lines().stream()
              .filter(asked -> asked.lineId().equals(line.lineId()))
              .mapToLong(LineQuantity::quantity)
              .sum();
      if (now + request.alreadyCancelled().getOrDefault(line.lineId(), 0) < line.quantity()) {
        return 0;
      }
    }
    long sum = 0;
    for (Fee fee : order.placed().fees()) {
      if (fee.code().equals("SHIPPING") || request.reason().equals("ALL")) {
        sum +=
            new BigDecimal(fee.amount().amount())
                .multiply(new BigDecimal(lowest))
                .divide(WHOLE, 0, RoundingMode.HALF_UP)
                .longValueExact();
      }
    }
    return sum;
  }

  private String route() {
    long value = 0;
    for (LineQuantity asked : request.lines()) {
      OrderLine line = line(asked);
      int before = request.alreadyCancelled().getOrDefault(line.lineId(), 0);
      Rate everything = new Rate(10_000, 0, 0);
      value +=
          entitled(line, everything, before + asked.quantity())
              - entitled(line, everything, before);
    }
    for (NaiveRules.Way way : rules.routes()) {
      if ((way.requester() == null || way.requester() == request.requester().party())
          && (way.state() == null || way.state() == state())
          && value > way.above()) {
        return "COUNTERPARTY " + later(at, way.within(), zone());
      }
    }
    return "AUTOMATIC";
  }

  private Instant lastFor(BookedSlot slot, Length notice) {
    ZoneRules zone = slot.zone().getRules();
    Instant end = slot.start();
    if (rules.fromDate()) {
      LocalDateTime local = LocalDateTime.ofInstant(end, zone.getOffset(end));
      end = instant(local.with(LocalTime.MIDNIGHT), zone, zone.getOffset(end)).minusNanos(1);
    }
    return shifted(end, -notice.days(), -notice.hours(), zone);
  }

  private static Instant later(Instant from, Length length, String zone) {
    return shifted(from, length.days(), length.hours(), ZoneId.of(zone).getRules());
  }

  private static Instant shifted(Instant from, int days, int hours, ZoneRules zone) {
    if (days == 0) {
      return from.plusSeconds(hours * 3_600L);
    }
    ZoneOffset offset = zone.getOffset(from);
    LocalDateTime local = LocalDateTime.ofInstant(from, offset);
    for (int i = 0; i < Math.abs(days); i++) {
      local = days > 0 ? local.plusHours(24) : local.minusHours(24);
    }
    return instant(local, zone, offset);
  }

  private static Instant instant(LocalDateTime local, ZoneRules zone, ZoneOffset preferred) {
    List<ZoneOffset> valid = zone.getValidOffsets(local);
    if (valid.isEmpty()) {
      return local.toInstant(zone.getTransition(local).getOffsetBefore());
    }
    return local.toInstant(valid.contains(preferred) ? preferred : valid.getFirst());
  }

  private OrderLine line(LineQuantity asked) {
    for (OrderLine line : order.placed().lines()) {
      if (line.lineId().equals(asked.lineId())) {
        return line;
      }
    }
    throw new AssertionError("no line " + asked.lineId());
  }

  private @Nullable BookedSlot firstSlot() {
    BookedSlot first = null;
    for (LineQuantity asked : request.lines()) {
      BookedSlot slot = line(asked).slot();
      if (slot != null && (first == null || slot.start().isBefore(first.start()))) {
        first = slot;
      }
    }
    return first;
  }

  private String zone() {
    BookedSlot first = firstSlot();
    if (first != null) {
      return first.zone().getId();
    }
    BookedSlot any = null;
    for (OrderLine line : order.placed().lines()) {
      BookedSlot slot = line.slot();
      if (slot != null && (any == null || slot.start().isBefore(any.start()))) {
        any = slot;
      }
    }
    return Objects.requireNonNullElse(any == null ? null : any.zone().getId(), rules.home());
  }

  private Instant bought() {
    return order.placed().placedAt();
  }
}
