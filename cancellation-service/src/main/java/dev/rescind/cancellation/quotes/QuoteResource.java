package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.policies.Outlook;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote as the API shows it.
 *
 * @param orderVersion the order as it was; another version makes the quote stale
 * @param lines what would be cancelled
 * @param validUntil the last instant at which a request that names it gets what it says, UTC
 * @param outlook what would come of it
 */
record QuoteResource(
    QuoteId quoteId,
    OrderId orderId,
    long orderVersion,
    Requester requester,
    String reason,
    List<LineQuantity> lines,
    @Nullable PolicyReference policy,
    Instant quotedAt,
    Instant validUntil,
    Outlook outlook) {

  static QuoteResource of(Quote quote) {
    return new QuoteResource(
        quote.quoteId(),
        quote.orderId(),
        quote.orderVersion(),
        quote.requester(),
        quote.reason(),
        quote.lines(),
        quote.policy(),
        quote.quotedAt(),
        quote.validUntil(),
        quote.outlook());
  }
}
