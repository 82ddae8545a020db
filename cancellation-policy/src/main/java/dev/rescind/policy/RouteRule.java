package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who decides the requests that meet a condition.
 *
 * @param respondWithin how long for; calendar time counts at the place of the order
 * @param noLaterThanStart whether the deadline is moved forward to the first appointment's start
 * @param remindBefore how long before the deadline who is awaited is reminded
 */
record RouteRule(
    @Nullable RouteCondition when,
    Route route,
    @Nullable Span respondWithin,
    @Nullable Boolean noLaterThanStart,
    @Nullable List<Span> remindBefore,
    @Nullable Silence silence) {

  /** A rule for every request. */
  static RouteRule always(Route route) {
    return new RouteRule(null, route, null, null, null, null);
  }

  RouteCondition condition() {
    return Objects.requireNonNullElse(when, RouteCondition.ALWAYS);
  }

  /** The platform's own requests wait for nobody unless a rule says so by name. */
  boolean holds(Inquiry inquiry, Reason reason) {
    return condition().holds(inquiry, reason)
        && (inquiry.requester() != Party.PLATFORM || condition().names(Party.PLATFORM));
  }

  RoutePlan plan(Inquiry inquiry) {
    return new RoutePlan(
        route, awaited(inquiry.requester()), deadline(inquiry), reminders(inquiry), silence);
  }

  private @Nullable Party awaited(Party requester) {
    return switch (route) {
      case AUTOMATIC -> null;
      case COUNTERPARTY -> requester == Party.CUSTOMER ? Party.MERCHANT : Party.CUSTOMER;
      case PLATFORM -> Party.PLATFORM;
    };
  }

  private @Nullable Instant deadline(Inquiry inquiry) {
    if (respondWithin == null) {
      return null;
    }
    Instant deadline = respondWithin.after(inquiry.at(), inquiry.zone());
    return Boolean.TRUE.equals(noLaterThanStart)
        ? inquiry
            .firstSlot()
            .map(BookedSlot::start)
            .filter(start -> start.isAfter(inquiry.at()) && start.isBefore(deadline))
            .orElse(deadline)
        : deadline;
  }

  private List<Instant> reminders(Inquiry inquiry) {
    Instant deadline = deadline(inquiry);
    if (deadline == null || remindBefore == null) {
      return List.of();
    }
    return remindBefore.stream()
        .map(before -> before.before(deadline, inquiry.zone()))
        .filter(instant -> instant.isAfter(inquiry.at()) && instant.isBefore(deadline))
        .distinct()
        .sorted()
        .toList();
  }
}
