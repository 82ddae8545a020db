package dev.rescind.availability.slots;

/**
 * What an order line holds of a slot.
 *
 * @param reserved how many places it was ever given, less what upstream itself took off
 * @param released how many of them became free again
 * @param movedAway how many of those because a case moved the line elsewhere
 * @param orderAwaited whether only cases spoke of the line so far, so that it may have more
 */
record Held(int reserved, int released, int movedAway, boolean orderAwaited) {

  /** A line that was not heard of. */
  static final Held NOTHING = new Held(0, 0, 0, true);

  /** How many places it holds now. */
  int left() {
    return reserved - released;
  }

  /** How many places it holds or had cancelled here, without what it took elsewhere. */
  int hadHere() {
    return reserved - movedAway;
  }

  Held reserving(int quantity, boolean byRelease) {
    return new Held(
        Math.addExact(reserved, quantity), released, movedAway, orderAwaited && byRelease);
  }

  Held releasing(int quantity) {
    return new Held(reserved, released + quantity, movedAway, orderAwaited);
  }

  Held movingAway(int quantity) {
    return new Held(reserved, released + quantity, movedAway + quantity, orderAwaited);
  }

  /** Upstream says that it has less; it may have more again. */
  Held shrinking(int quantity) {
    return new Held(reserved - quantity, released, movedAway, orderAwaited);
  }
}
