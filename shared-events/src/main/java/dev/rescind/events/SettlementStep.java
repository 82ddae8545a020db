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
  @JsonSubTypes.Type(value = SettlementStep.NoticeStep.class, name = "NOTICE")
})
public sealed interface SettlementStep {

  /** Unique over all cases; the answer names it. */
  StepId stepId();

  /**
   * Owned by refund-service.
   *
   * @param amount what the decision gives back, zero included
   */
  record RefundStep(StepId stepId, Money amount) implements SettlementStep {
    /**
     * @throws IllegalArgumentException if the amount is negative
     */
    public RefundStep {
      Bound.notNegative("amount", amount);
    }
  }

  /**
   * Owned by availability-service.
   *
   * @param quantity how many places or pieces of the line become free
   * @param slot the place held; absent for goods
   */
  record ReleaseStep(
      StepId stepId, LineId lineId, ProductId productId, int quantity, @Nullable BookedSlot slot)
      implements SettlementStep {
    /**
     * @throws IllegalArgumentException if the quantity is below one
     */
    public ReleaseStep {
      Bound.atLeast(1, "quantity", quantity);
    }
  }

  /**
   * Owned by notification-service. Shown, and never holds the settlement up.
   *
   * @param audience who is told
   */
  record NoticeStep(StepId stepId, Party audience) implements SettlementStep {}
}
