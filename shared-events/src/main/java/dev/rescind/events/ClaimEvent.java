package dev.rescind.events;

import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compensation that rides on a cancellation: topic {@code cancellations}. */
public sealed interface ClaimEvent extends CaseEvent {

  /**
   * A party asks for compensation.
   *
   * @param ground code of what it is for, one of the policy's
   * @param amount what is asked for, above zero and no more than the policy allows
   * @param payer who is to pay it
   * @param statement what the claimant says to it
   * @param claimedAt UTC
   */
  record CompensationClaimed(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      ClaimId claimId,
      Requester claimant,
      String ground,
      Money amount,
      Party payer,
      @Nullable TextId statement,
      Instant claimedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ClaimEvent {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public CompensationClaimed {
      Bound.aboveZero("amount", amount);
    }
  }

  /**
   * A claim was decided, by who has to pay or by the arbiter.
   *
   * @param awarded what is to be paid; zero: the claim is refused
   * @param decidedBy who
   * @param remark what was said to it
   * @param settlement the payment; empty if there is none
   * @param decidedAt UTC
   */
  record ClaimDecided(
      CancellationId cancellationId,
      OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      ClaimId claimId,
      Money awarded,
      Requester decidedBy,
      @Nullable TextId remark,
      List<SettlementStep> settlement,
      Instant decidedAt,
      @Nullable String upstreamRequestId,
      boolean historical)
      implements ClaimEvent, SettlingEvent {

    /**
     * @throws IllegalArgumentException if what is awarded is negative
     */
    public ClaimDecided {
      Bound.notNegative("awarded", awarded);
      settlement = List.copyOf(settlement);
    }
  }
}
