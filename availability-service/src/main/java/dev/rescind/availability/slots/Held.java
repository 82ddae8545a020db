package dev.rescind.availability.slots;

/**
 * What an order line holds of a slot.
 *
 * @param reserved how many places it was ever given, less what upstream itself took off
 * @param released how many of them became free again
 * @param orderAwaited whether only releases spoke of the line so far, so that it may have more
 */
record Held(int reserved, int released, boolean orderAwaited) {

  /** A line that was not heard of. */
  static final Held NOTHING = new Held(0, 0, true);

  /** How many places it holds now. */
  int left() {
    return reserved - released;
  }

  Held reserving(int quantity, boolean byRelease) {
    return new Held(Math.addExact(reserved, quantity), released, orderAwaited && byRelease);
  }

  Held releasing(int quantity) {
    return new Held(reserved, released + quantity, orderAwaited);
  }

  /** Upstream says that it has less; it may have more again. */
  Held shrinking(int quantity) {
    return new Held(reserved - quantity, released, orderAwaited);
  }
}
