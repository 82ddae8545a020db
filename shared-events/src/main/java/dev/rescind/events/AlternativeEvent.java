package dev.rescind.events;

import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an order may be kept instead: topic {@code cancellations}. */
public sealed interface AlternativeEvent extends CaseEvent {

  /**
   * The counterparty offers something else. A slot offered is held while the offer stands.
   *
   * @param number counts the offers of the case from 1
   * @param answerBy the last instant for the answer, UTC
   * @param offeredAt UTC
   */
  record AlternativeOffered(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      int number,
      Requester offeredBy,
      Alternative alternative,
      @Nullable TextId remark,
      Instant answerBy,
      Instant offeredAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements AlternativeEvent {
    /**
     * @throws IllegalArgumentException if the number is below one
     */
    public AlternativeOffered {
      Bound.atLeast(1, "number", number);
    }
  }

  /**
   * The requester takes the offer; the order is kept once the steps are done.
   *
   * @param settlement what follows from it
   * @param acceptedAt UTC
   */
  record AlternativeAccepted(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      int number,
      Requester acceptedBy,
      Alternative alternative,
      List<SettlementStep> settlement,
      Instant acceptedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements AlternativeEvent, SettlingEvent {

    /**
     * @throws IllegalArgumentException if the number is below one
     */
    public AlternativeAccepted {
      Bound.atLeast(1, "number", number);
      settlement = List.copyOf(settlement);
    }
  }

  /**
   * The offer came to nothing; what it held is let go.
   *
   * @param why {@code DECLINED}, {@code LAPSED} or {@code FAILED}
   * @param declinedBy who declined it; absent if nobody did
   * @param declinedAt UTC
   */
  record AlternativeDeclined(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      int number,
      Why why,
      @Nullable Requester declinedBy,
      Alternative alternative,
      Instant declinedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements AlternativeEvent {

    /**
     * @throws IllegalArgumentException if the number is below one
     */
    public AlternativeDeclined {
      Bound.atLeast(1, "number", number);
    }

    /** Why an offer came to nothing. */
    public enum Why {
      /** The requester does not want it. */
      DECLINED,
      /** Nobody answered in time, or the case was decided otherwise. */
      LAPSED,
      /** A step of it could not be done. */
      FAILED
    }
  }

  /**
   * The order is kept.
   *
   * @param number the alternative that was settled; absent where both sides agreed to leave
   *     everything as it is
   * @param decision who recorded that the schedule is kept; absent where an alternative was settled
   * @param refunded what was given back or credited for it
   * @param keptAt UTC
   */
  record OrderKept(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      @Nullable Integer number,
      @Nullable Decision decision,
      Money refunded,
      Instant keptAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements AlternativeEvent {
    /**
     * @throws IllegalArgumentException if the number is below one or what was given back negative
     */
    public OrderKept {
      if (number != null) {
        Bound.atLeast(1, "number", number);
      }
      Bound.notNegative("refunded", refunded);
    }
  }
}
