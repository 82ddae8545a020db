package dev.rescind.cancellation.cases;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Party;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.Route;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.RoutePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a case waits for somebody's answer. */
final class Waits {

  private Waits() {}

  /** The wait that the policy's route prescribes; counted from the request. */
  static ResponseAwaited begin(
      OrderCase asked, Basis basis, Evaluation.Approved approval, Instant at) {
    RoutePlan plan = approval.plan();
    return new ResponseAwaited(
        asked.id(),
        asked.orderId(),
        basis.order().placed().merchantId(),
        basis.order().placed().customerId(),
        asked.requester(),
        asked.request().reason(),
        plan.route(),
        plan.awaited() == null ? Party.PLATFORM : plan.awaited(),
        plan.respondBy(),
        plan.remindAt(),
        plan.silence(),
        basis.policy().reference(),
        approval.lines(),
        approval.refund(),
        approval.explanation(),
        asked.request().requestedAt(),
        at,
        asked.request().upstreamRequestId(),
        false);
  }

  /**
   * The same wait anew, as long as the first one was: an offer came to nothing. Where the first one
   * ended before the place was to be used, this one does too.
   */
  static ResponseAwaited again(ResponseAwaited before, Instant at) {
    Instant deadline = before.respondBy();
    if (deadline == null) {
      return renewed(before, before.route(), before.awaited(), null, List.of(), at);
    }
    Instant wanted = at.plus(Duration.between(before.awaitedSince(), deadline));
    Instant until =
        firstStart(before)
            .filter(start -> !deadline.isAfter(start) && start.isAfter(at))
            .filter(wanted::isAfter)
            .orElse(wanted);
    List<Instant> reminders =
        before.remindAt().stream()
            .map(reminder -> until.minus(Duration.between(reminder, deadline)))
            .filter(at::isBefore)
            .toList();
    return renewed(before, before.route(), before.awaited(), until, reminders, at);
  }

  /** Nobody answered, and that means that the platform does, when it gets to it. */
  static ResponseAwaited byPlatform(ResponseAwaited before, Instant at) {
    return renewed(before, Route.PLATFORM, Party.PLATFORM, null, List.of(), at);
  }

  static ResponseReminded reminder(ResponseAwaited awaited, Instant respondBy, Instant at) {
    return new ResponseReminded(
        awaited.cancellationId(),
        awaited.orderId(),
        awaited.merchantId(),
        awaited.customerId(),
        awaited.awaited(),
        respondBy,
        awaited.silence(),
        at,
        awaited.upstreamRequestId(),
        awaited.historical());
  }

  private static Optional<Instant> firstStart(ResponseAwaited awaited) {
    return awaited.lines().stream()
        .map(CancelledLine::slot)
        .filter(Objects::nonNull)
        .map(BookedSlot::start)
        .min(Instant::compareTo);
  }

  private static ResponseAwaited renewed(
      ResponseAwaited before,
      Route route,
      Party awaited,
      @Nullable Instant respondBy,
      List<Instant> remindAt,
      Instant at) {
    return new ResponseAwaited(
        before.cancellationId(),
        before.orderId(),
        before.merchantId(),
        before.customerId(),
        before.requester(),
        before.reason(),
        route,
        awaited,
        respondBy,
        remindAt,
        respondBy == null ? null : before.silence(),
        before.policy(),
        before.lines(),
        before.refund(),
        before.explanation(),
        before.requestedAt(),
        at,
        before.upstreamRequestId(),
        before.historical());
  }
}
