package dev.rescind.events;

/**
 * A part of an order: so many of one line.
 *
 * @param quantity at least one
 */
public record LineQuantity(LineId lineId, int quantity) {

  /**
   * @throws IllegalArgumentException if the quantity is below one
   */
  public LineQuantity {
    Bound.atLeast(1, "quantity", quantity);
  }
}
