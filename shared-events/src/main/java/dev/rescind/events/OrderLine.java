package dev.rescind.events;

import org.jspecify.annotations.Nullable;

/**
 * One line of an order. What it costs the customer is {@link #total()}.
 *
 * @param category upstream's category of the product, for policies scoped to one
 * @param quantity at least one
 * @param unitPrice price of one before discount and tax
 * @param discount what is taken off the whole line
 * @param tax what tax adds to the whole line
 * @param slot the place it holds; absent for goods and services without an appointment
 */
public record OrderLine(
    LineId lineId,
    ProductId productId,
    @Nullable String category,
    int quantity,
    Money unitPrice,
    Money discount,
    Money tax,
    @Nullable BookedSlot slot) {

  /**
   * @throws IllegalArgumentException if the quantity is below one, an amount is negative, or the
   *     discount is more than the price
   * @throws ArithmeticException if the currencies differ or the price overflows
   */
  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity must be at least 1");
    }
    if (unitPrice.amount() < 0 || discount.amount() < 0 || tax.amount() < 0) {
      throw new IllegalArgumentException("unitPrice, discount and tax must not be negative");
    }
    if (unitPrice.times(quantity).minus(discount).plus(tax).amount() < 0) {
      throw new IllegalArgumentException("discount must not exceed the price");
    }
  }

  /** What the line costs in all: price of the quantity, less discount, plus tax. */
  public Money total() {
    return unitPrice.times(quantity).minus(discount).plus(tax);
  }
}
