package dev.rescind.cancellation.withdrawals;

import dev.rescind.events.CancellationId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.policy.OrderFacts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the customer keeps: that the withdrawal was received, when, of what, and in which words
 * (article 11a (4) of directive 2011/83/EU).
 *
 * @param text plain text in UTF-8, lines ended by a line feed
 */
record Acknowledgement(String text) {

  static Acknowledgement of(
      OrderFacts order,
      CancellationId cancellationId,
      List<LineQuantity> lines,
      String name,
      @Nullable String statement,
      Instant at) {
    OrderPlaced placed = order.placed();
    String goods =
        lines.stream()
            .map(line -> "  line " + line.lineId() + ", quantity " + line.quantity() + "\n")
            .collect(Collectors.joining());
    return new Acknowledgement(
        """
        Acknowledgement of a withdrawal

        Received: %s (UTC)
        Contract: order %s, placed %s, with merchant %s
        Withdrawn from:
        %sName: %s
        Statement: %s
        Case: %s
        """
            .formatted(
                seconds(at),
                placed.orderId(),
                seconds(placed.placedAt()),
                placed.merchantId(),
                goods,
                line(name),
                statement == null ? "I withdraw from this contract." : line(statement),
                cancellationId));
  }

  /** A line of its own, so that nobody's words pass for ours. */
  private static String line(String words) {
    return words.strip().replaceAll("\\R", " / ");
  }

  private static String seconds(Instant at) {
    return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Lower-case hexadecimal. */
  String sha256() {
    return HexFormat.of().formatHex(LinkToken.sha256(text));
  }
}
