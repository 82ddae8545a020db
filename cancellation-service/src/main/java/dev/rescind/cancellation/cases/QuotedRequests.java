package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.RequestBodies.RequestBody;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.cancellation.quotes.QuoteId;
import dev.rescind.cancellation.quotes.Quotes;
import dev.rescind.cancellation.quotes.Redeemed;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When a request counts as asked: one that names a valid quote at the instant of the quote, so that
 * it gets what it was quoted; any other now.
 */
@Component
class QuotedRequests {

  private final Quotes quotes;
  private final OrderBook orders;
  private final PolicyBook policies;
  private final Clock clock;

  QuotedRequests(Quotes quotes, OrderBook orders, PolicyBook policies, Clock clock) {
    this.quotes = quotes;
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The instant that the request is judged by; to be called in the unit of work that decides it.
   *
   * @throws ProblemException 400 if the quote is not the requester's for this order, 409 with the
   *     figures as they are now if it does not hold any more
   */
  Instant askedAt(OrderId orderId, Requester requester, RequestBody body) {
    Instant now = clock.instant();
    if (body.quoteId() == null) {
      return Optional.ofNullable(body.requestedAt()).orElse(now);
    }
    orders.lock(List.of(orderId));
    KnownOrder order = orders.known(orderId).orElseThrow(QuotedRequests::unknown);
    Redeemed redeemed =
        quotes.redeem(
            new QuoteId(body.quoteId()),
            order,
            requester,
            body.reason(),
            body.wantedLines(),
            policies.catalogue().find(order.facts().placed(), now).orElse(null),
            now);
    return switch (redeemed) {
      case Redeemed.Valid valid -> valid.quotedAt();
      case Redeemed.Unknown _ -> throw unknown();
      case Redeemed.Stale stale ->
          throw ProblemException.conflict(
                  "quote-stale", "what was quoted does not hold any more; look at the new figures")
              .with("why", stale.why())
              .with("outlook", stale.now());
    };
  }

  private static ProblemException unknown() {
    return ProblemException.invalid(
        "quoteId", "must be a quote that you were given for this order");
  }
}
