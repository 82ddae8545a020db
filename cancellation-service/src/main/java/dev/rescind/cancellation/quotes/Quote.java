package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.orders.Claimed;
import dev.rescind.cancellation.policies.Outlook;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told would come of a request, and what it was told of. Never changes.
 *
 * @param orderVersion the order as it was
 * @param lines the quantities to be cancelled, each line once; empty where nothing was left
 * @param claimed what cases had claimed of the order, as other shares of it may change the figures
 * @param policy the version that was asked; absent where none was in force
 * @param quotedAt the instant that it was judged by, UTC
 * @param validUntil the last instant at which a request gets what was quoted, UTC
 * @param outlook what would come of it
 */
public record Quote(
    QuoteId quoteId,
    OrderId orderId,
    long orderVersion,
    Requester requester,
    String reason,
    List<LineQuantity> lines,
    Claimed claimed,
    @Nullable PolicyReference policy,
    Instant quotedAt,
    Instant validUntil,
    Outlook outlook) {

  public Quote {
    lines = List.copyOf(lines);
  }
}
