package dev.rescind.events;

/**
 * A named amount beside the lines: shipping, a service fee, what a policy keeps back.
 *
 * @param code what it is for, such as {@code SHIPPING}
 * @param amount not negative
 */
public record Fee(String code, Money amount) {

  /**
   * @throws IllegalArgumentException if the amount is negative
   */
  public Fee {
    Bound.notNegative("fee", amount);
  }
}
