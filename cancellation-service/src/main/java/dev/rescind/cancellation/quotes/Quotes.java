package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.orders.Claimed;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderCases;
import dev.rescind.cancellation.policies.Outlook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.cancellation.policies.Question;
import dev.rescind.chassis.time.Ids;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Requester;
import dev.rescind.policy.Circumstances;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives quotes, and says later whether they still hold. */
@Component
public class Quotes {

  private final QuoteStore store;
  private final PolicyBook policies;
  private final OrderCases cases;
  private final Surroundings surroundings;
  private final Ids ids;

  Quotes(
      QuoteStore store, PolicyBook policies, OrderCases cases, Surroundings surroundings, Ids ids) {
    this.store = store;
    this.policies = policies;
    this.cases = cases;
    this.surroundings = surroundings;
    this.ids = ids;
  }

  /**
   * Says what would come of a request, and keeps that; to be called in a unit of work.
   *
   * @param lines none for all that is left
   * @param now UTC
   */
  Quote give(
      KnownOrder order, Requester requester, String reason, List<LineQuantity> lines, Instant now) {
    // As the database keeps it, so that a request is judged at the very instant that was quoted.
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    Policy policy = policies.catalogue().find(order.facts().placed(), at).orElse(null);
    Claimed claimed = cases.claimed(order);
    Question question = question(order, claimed, requester, reason, lines, policy, at);
    Outlook outlook = question.under(policy);
    Quote quote =
        new Quote(
            new QuoteId(ids.next().toString()),
            order.facts().placed().orderId(),
            order.version(),
            requester,
            reason,
            question.lines(),
            claimed,
            policy == null ? null : policy.reference(),
            at,
            validUntil(order, policy, outlook, at),
            outlook);
    store.keep(quote);
    return quote;
  }

  private static Instant validUntil(
      KnownOrder order, @Nullable Policy policy, Outlook outlook, Instant at) {
    if (policy == null) {
      return at;
    }
    Instant quoted = policy.quotedUntil(order.facts(), at);
    Instant holds = outlook.holdsUntil();
    Instant until = holds == null || quoted.isBefore(holds) ? quoted : holds;
    return until.truncatedTo(ChronoUnit.MICROS);
  }

  Optional<Quote> find(String id) {
    return store.find(id);
  }

  /**
   * Says whether a request gets what it was quoted. The order has to be locked, so that nothing
   * changes until the request is decided.
   *
   * @param lines as the request names them; none for all that is left
   * @param policy the one that the request would be judged by without a quote
   * @param at when the requester asks, UTC
   */
  public Redeemed redeem(
      QuoteId id,
      KnownOrder order,
      Requester requester,
      String reason,
      List<LineQuantity> lines,
      @Nullable Policy policy,
      Instant at) {
    Optional<Quote> found =
        store
            .find(id.value())
            .filter(quote -> quote.orderId().equals(order.facts().placed().orderId()))
            .filter(quote -> quote.requester().equals(requester));
    if (found.isEmpty()) {
      return new Redeemed.Unknown();
    }
    Quote quote = found.get();
    Question now = question(order, cases.claimed(order), requester, reason, lines, policy, at);
    Set<Staleness> why = Staleness.of(quote, order.version(), policy, now);
    return why.isEmpty()
        ? new Redeemed.Valid(quote, quote.quotedAt())
        : new Redeemed.Stale(quote, List.copyOf(why), now.under(policy));
  }

  private Question question(
      KnownOrder order,
      Claimed claimed,
      Requester requester,
      String reason,
      List<LineQuantity> lines,
      @Nullable Policy policy,
      Instant at) {
    Circumstances circumstances =
        policy == null ? Circumstances.NONE : surroundings.of(order, requester, policy, at);
    return new Question(
        order.facts(), claimed, requester, reason, claimed.resolve(lines), circumstances, at);
  }
}
