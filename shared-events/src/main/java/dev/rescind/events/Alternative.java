package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An offer to keep the order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Alternative.Reschedule.class, name = "RESCHEDULE"),
  @JsonSubTypes.Type(value = Alternative.PackageChange.class, name = "PACKAGE_CHANGE"),
  @JsonSubTypes.Type(value = Alternative.PartialRefund.class, name = "PARTIAL_REFUND"),
  @JsonSubTypes.Type(value = Alternative.Credit.class, name = "CREDIT")
})
public sealed interface Alternative {

  /**
   * Another slot for a line.
   *
   * @param slot the new place; held while the offer stands
   */
  record Reschedule(LineId lineId, BookedSlot slot) implements Alternative {}

  /**
   * Other details or requirements.
   *
   * @param details what changes, by reference
   * @param priceDifference what the customer gets back if it becomes cheaper; zero if the price
   *     stays. A higher price is upstream's to charge, by amending the order
   */
  record PackageChange(TextId details, Money priceDifference) implements Alternative {
    /**
     * @throws IllegalArgumentException if the difference is negative
     */
    public PackageChange {
      Bound.notNegative("priceDifference", priceDifference);
    }
  }

  /** Part of the money back. */
  record PartialRefund(Money amount) implements Alternative {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public PartialRefund {
      Bound.aboveZero("amount", amount);
    }
  }

  /** A credit for later. */
  record Credit(Money amount) implements Alternative {
    /**
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public Credit {
      Bound.aboveZero("amount", amount);
    }
  }
}
