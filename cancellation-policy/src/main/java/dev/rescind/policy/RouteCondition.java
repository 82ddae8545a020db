package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CauseClass;
import dev.rescind.events.Fault;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a route is for: those that meet everything that is said; what is absent does not
 * matter.
 *
 * @param noticeAtLeast before the order's first appointment; an order without one does not meet it
 * @param valueAbove what is to be cancelled cost more than this; in a currency that is not named
 *     the condition is not met
 * @param valueUpTo it cost at most this; the same holds
 */
record RouteCondition(
    @Nullable Set<OrderState> states,
    @Nullable Set<Party> requesters,
    @Nullable Set<String> reasons,
    @Nullable Set<CauseClass> causes,
    @Nullable Set<Fault> faults,
    @Nullable Span noticeAtLeast,
    @Nullable Prices valueAbove,
    @Nullable Prices valueUpTo) {

  static final RouteCondition ALWAYS =
      new RouteCondition(null, null, null, null, null, null, null, null);

  boolean holds(Inquiry inquiry, Reason reason) {
    Money value = inquiry.value();
    return allows(states, inquiry.state())
        && allows(requesters, inquiry.requester())
        && allows(reasons, reason.code())
        && allows(causes, reason.cause())
        && allows(faults, reason.fault())
        && (noticeAtLeast == null || isKept(noticeAtLeast, inquiry))
        && isNamed(valueAbove, price -> value.compareTo(price) > 0, value.currency())
        && isNamed(valueUpTo, price -> value.compareTo(price) <= 0, value.currency());
  }

  /** Whether the rule says that it is for the party, and not just does not exclude it. */
  boolean names(Party party) {
    return requesters != null && requesters.contains(party);
  }

  private static <T> boolean allows(@Nullable Set<T> allowed, T actual) {
    return allowed == null || allowed.contains(actual);
  }

  private static boolean isNamed(
      @Nullable Prices prices, Predicate<Money> condition, String currency) {
    return prices == null || prices.in(currency).filter(condition).isPresent();
  }

  private static boolean isKept(Span notice, Inquiry inquiry) {
    Optional<BookedSlot> first = inquiry.firstSlot();
    return first
        .filter(slot -> !inquiry.at().isAfter(inquiry.reckoning().lastFor(notice, slot)))
        .isPresent();
  }
}
