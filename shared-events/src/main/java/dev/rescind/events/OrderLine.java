package dev.rescind.events;

import java.util.List;
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
 * @param attributes what policies look at beyond the price, such as {@code NON_REFUNDABLE}
 */
public record OrderLine(
    LineId lineId,
    ProductId productId,
    @Nullable String category,
    int quantity,
    Money unitPrice,
    Money discount,
    Money tax,
    @Nullable BookedSlot slot,
    @Nullable List<String> attributes) {

  /** A line of which nothing more is to be said. */
  public OrderLine(
      LineId lineId,
      ProductId productId,
      @Nullable String category,
      int quantity,
      Money unitPrice,
      Money discount,
      Money tax,
      @Nullable BookedSlot slot) {
    this(lineId, productId, category, quantity, unitPrice, discount, tax, slot, null);
  }

  /**
   * @throws IllegalArgumentException if the quantity is below one, an amount is negative, the
   *     currencies differ, the discount is more than the price, or the price overflows
   */
  public OrderLine {
    Bound.atLeast(1, "quantity", quantity);
    attributes = attributes == null ? null : List.copyOf(attributes);
    if (unitPrice.amount() < 0 || discount.amount() < 0 || tax.amount() < 0) {
      throw new IllegalArgumentException("unitPrice, discount and tax must not be negative");
    }
    if (!unitPrice.currency().equals(discount.currency())
        || !unitPrice.currency().equals(tax.currency())) {
      throw new IllegalArgumentException("unitPrice, discount and tax must be in one currency");
    }
    if (totalOf(quantity, unitPrice, discount, tax).amount() < 0) {
      throw new IllegalArgumentException("discount must not exceed the price");
    }
  }

  /** What the line costs in all: price of the quantity, less discount, plus tax. */
  public Money total() {
    return totalOf(quantity, unitPrice, discount, tax);
  }

  private static Money totalOf(int quantity, Money unitPrice, Money discount, Money tax) {
    try {
      return unitPrice.times(quantity).minus(discount).plus(tax);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("price must fit in 63 bits of minor units", e);
    }
  }
}
