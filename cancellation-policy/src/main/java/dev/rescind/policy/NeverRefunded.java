package dev.rescind.policy;

import dev.rescind.events.OrderLine;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines that were sold without a refund, such as a non-refundable rate. A line is one of them by an
 * attribute that upstream gave it, by its product or by its category.
 */
record NeverRefunded(
    @Nullable Set<String> attributes,
    @Nullable Set<String> products,
    @Nullable Set<String> categories)
    implements RefundRule {

  static final NeverRefunded NOTHING = new NeverRefunded(null, null, null);

  @Override
  public Optional<LineRefund> judge(LineShare share, Reason reason, Inquiry inquiry) {
    OrderLine line = share.line();
    return attribute(inquiry.order().attributes(line.lineId()))
        .or(() -> named(products, line.productId().value(), "product"))
        .or(() -> named(categories, line.category(), "category"))
        .map(why ->
            LineRefund.of(
                "never-refunded",
                share,
                RefundRate.NOTHING,
                Map.of("because", why),
                "It was sold without a refund (" + why + ")"));
  }

  private Optional<String> attribute(Set<String> ofLine) {
    return Objects.requireNonNullElse(attributes, Set.<String>of()).stream()
        .filter(ofLine::contains)
        .sorted()
        .findFirst();
  }

  private static Optional<String> named(
      @Nullable Set<String> names, @Nullable String name, String what) {
    return names != null && name != null && names.contains(name)
        ? Optional.of(what + " " + name)
        : Optional.empty();
  }
}
