package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A step that a decision sets off. The service that owns it answers it exactly once, "nothing to
 * do" included, so that completion is known and never guessed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SettlementStep.RefundStep.class, name = "REFUND"),
  @JsonSubTypes.Type(value = SettlementStep.ReleaseStep.class, name = "RELEASE"),
  @JsonSubTypes.Type(value = SettlementStep.RescheduleStep.class, name = "RESCHEDULE"),
  @JsonSubTypes.Type(value = SettlementStep.CreditStep.class, name = "CREDIT"),
  @JsonSubTypes.Type(value = SettlementStep.CompensationStep.class, name = "COMPENSATION"),
  @JsonSubTypes.Type(value = SettlementStep.NoticeStep.class, name = "NOTICE")
})
public sealed interface SettlementStep {

  /** Unique over all cases; the answer names it. */
  StepId stepId();

  /**
   * Owned by refund-service.
   *
   * @param amount what the decision gives back, zero included
   * @param arrival when it is expected with the customer once it was issued; absent where nothing
   *     is said about it
   * @param captured what of the order's payments was captured, as far as the decision knew, returns
   *     by upstream not taken off; absent where that is not said. Only what is captured goes back:
   *     with what the decision knew at hand, nobody waits for more
   */
  record RefundStep(
      StepId stepId, Money amount, @Nullable ArrivalWindow arrival, @Nullable Money captured)
      implements SettlementStep {

    /** Without a word on when it arrives and what was captured. */
    public RefundStep(StepId stepId, Money amount) {
      this(stepId, amount, null, null);
    }

    /**
     * @throws IllegalArgumentException if an amount is negative
     */
    public RefundStep {
      Bound.notNegative("amount", amount);
      if (captured != null) {
        Bound.notNegative("captured", captured);
      }
    }
  }

  /**
   * Owned by availability-service.
   *
   * @param quantity how many places or pieces of the line become free
   * @param slot the place held; absent for goods
   * @param aftermath what becomes of it; absent: it can be booked again
   */
  record ReleaseStep(
      StepId stepId,
      LineId lineId,
      ProductId productId,
      int quantity,
      @Nullable BookedSlot slot,
      @Nullable Aftermath aftermath)
      implements SettlementStep {

    /** What becomes free can be had again. */
    public ReleaseStep(
        StepId stepId,
        LineId lineId,
        ProductId productId,
        int quantity,
        @Nullable BookedSlot slot) {
      this(stepId, lineId, productId, quantity, slot, null);
    }

    /**
     * @throws IllegalArgumentException if the quantity is below one
     */
    public ReleaseStep {
      Bound.atLeast(1, "quantity", quantity);
    }
  }

  /**
   * Owned by availability-service: the new place is taken before the old one is let go.
   *
   * @param quantity how many places of the line move
   * @param from the place held until now
   * @param to the new place, which the offer held
   */
  record RescheduleStep(
      StepId stepId,
      LineId lineId,
      ProductId productId,
      int quantity,
      BookedSlot from,
      BookedSlot to)
      implements SettlementStep {
    /**
     * @throws IllegalArgumentException if the quantity is below one
     */
    public RescheduleStep {
      Bound.atLeast(1, "quantity", quantity);
    }
  }

  /**
   * Owned by refund-service: a credit for later instead of money back.
   *
   * @param amount above zero
   */
  record CreditStep(StepId stepId, Money amount) implements SettlementStep {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public CreditStep {
      Bound.aboveZero("amount", amount);
    }
  }

  /**
   * Owned by refund-service: a claim that was granted is paid.
   *
   * @param payer who pays it
   * @param payee who gets it
   * @param amount above zero
   */
  record CompensationStep(StepId stepId, Party payer, Party payee, Money amount)
      implements SettlementStep {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public CompensationStep {
      Bound.aboveZero("amount", amount);
    }
  }

  /**
   * Owned by notification-service. Shown, and never holds the settlement up.
   *
   * @param audience who is told
   */
  record NoticeStep(StepId stepId, Party audience) implements SettlementStep {}
}
