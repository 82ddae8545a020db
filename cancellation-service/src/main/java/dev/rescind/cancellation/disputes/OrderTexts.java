package dev.rescind.cancellation.disputes;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.OrderRules;
import dev.rescind.policy.OrderRules.LineRules;
import dev.rescind.policy.OrderRules.Step;
import dev.rescind.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order and the rules that held for it in sentences, for people at a bank. */
final class OrderTexts {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm '('VV')'");

  private OrderTexts() {}

  static String products(OrderFacts order) {
    return order.placed().lines().stream()
        .map(OrderTexts::product)
        .collect(Collectors.joining("; "));
  }

  private static String product(OrderLine line) {
    String category = line.category() == null ? "" : " (" + line.category() + ")";
    return line.quantity() + " x " + line.productId() + category;
  }

  /** Null where the order has no appointment. */
  static @Nullable String serviceDates(OrderFacts order) {
    String dates =
        order.placed().lines().stream()
            .map(OrderLine::slot)
            .filter(Objects::nonNull)
            .map(OrderTexts::local)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return dates.isEmpty() ? null : dates;
  }

  private static String local(BookedSlot slot) {
    return LOCAL.format(slot.start().atZone(slot.zone()));
  }

  static String policy(Policy policy) {
    String title = policy.title() == null ? "" : ", \"" + policy.title() + "\"";
    return "Policy %s, version %d%s. The whole document is in policy.json."
        .formatted(policy.policyId(), policy.version(), title);
  }

  /** Says what is known and no more: what a shop showed at its checkout is not known here. */
  static String disclosure(Policy policy, OrderFacts order) {
    Instant placed = order.placed().placedAt();
    boolean before = !policy.effectiveFrom().isAfter(placed);
    return "This version is in force since %s, %s the purchase at %s. The platform shows the rules that hold for an order to both parties at any time, before anybody asks for a cancellation. What was shown at the checkout is for the shop to add."
        .formatted(
            second(policy.effectiveFrom()), before ? "before" : "which is after", second(placed));
  }

  /** The scale of refunds of each line, as it stood at the purchase. */
  static String refunds(Policy policy, OrderFacts order) {
    OrderRules rules = policy.rulesFor(order, Map.of(), order.placed().placedAt());
    return rules.lines().stream().map(OrderTexts::scale).collect(Collectors.joining(" "));
  }

  private static String scale(LineRules line) {
    String steps =
        line.steps().stream().map(OrderTexts::step).collect(Collectors.joining("; after that "));
    return "Line %s, %s: %s.".formatted(line.lineId(), amount(line.value()), steps);
  }

  private static String step(Step step) {
    String until = step.until() == null ? "" : "until " + second(step.until()) + " ";
    return "%s%s goes back, %s".formatted(until, step.rate(), amount(step.refund()));
  }

  private static String amount(Money money) {
    int digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
    return money.currency() + " " + BigDecimal.valueOf(money.amount(), digits).toPlainString();
  }

  private static Instant second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
