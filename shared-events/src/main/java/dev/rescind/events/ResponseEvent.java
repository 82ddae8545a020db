package dev.rescind.events;

import dev.rescind.events.CancellationEvent.CaseEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens while a case waits for somebody's answer: topic {@code cancellations}. */
public sealed interface ResponseEvent extends CaseEvent {

  /**
   * The policy leaves the decision to somebody. Comes again whenever the wait begins anew: after an
   * alternative came to nothing, or when the platform takes over.
   *
   * @param awaited whose answer it waits for
   * @param respondBy the last instant for the answer, UTC; absent if there is none
   * @param remindAt when who is awaited is reminded, UTC, earliest first
   * @param silence what it means that nobody answered by then; there if and only if the deadline is
   * @param lines what would be cancelled, and what the policy would give back for it
   * @param refund what the policy would give back in all
   * @param awaitedSince UTC
   */
  record ResponseAwaited(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester requester,
      String reason,
      Route route,
      Party awaited,
      @Nullable Instant respondBy,
      List<Instant> remindAt,
      @Nullable Silence silence,
      PolicyReference policy,
      List<CancelledLine> lines,
      Money refund,
      Explanation explanation,
      Instant requestedAt,
      Instant awaitedSince,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ResponseEvent {

    /**
     * @throws IllegalArgumentException if the refund is negative
     */
    public ResponseAwaited {
      Bound.notNegative("refund", refund);
      remindAt = List.copyOf(remindAt);
      lines = List.copyOf(lines);
    }
  }

  /**
   * Who is awaited is to be reminded.
   *
   * @param respondBy the last instant for the answer, UTC
   * @param silence what it means that nobody answered by then; absent where that was not said
   * @param remindedAt UTC
   */
  record ResponseReminded(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Party awaited,
      Instant respondBy,
      @Nullable Silence silence,
      Instant remindedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ResponseEvent {}

  /**
   * A party, or the platform, said something on the case.
   *
   * @param text what was said, by reference
   * @param visibility who may read it
   * @param postedAt UTC
   */
  record MessagePosted(
      CancellationId cancellationId,
      OrderId orderId,
      @Nullable MerchantId merchantId,
      @Nullable CustomerId customerId,
      MessageId messageId,
      Requester author,
      TextId text,
      Visibility visibility,
      Instant postedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ResponseEvent {}

  /** Who may read a message. */
  enum Visibility {
    /** Both sides and the platform. */
    PARTIES,
    /** The platform's people alone. */
    PLATFORM
  }
}
