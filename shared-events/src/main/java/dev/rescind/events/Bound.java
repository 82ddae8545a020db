package dev.rescind.events;

/** The least that a number in an event may be; says so naming the field. */
final class Bound {

  private Bound() {}

  static void atLeast(int least, String field, int value) {
    if (value < least) {
      throw new IllegalArgumentException(field + " must be at least " + least);
    }
  }

  static void notNegative(String field, Money money) {
    if (money.amount() < 0) {
      throw new IllegalArgumentException(field + " must not be negative");
    }
  }

  static void aboveZero(String field, Money money) {
    if (!money.isPositive()) {
      throw new IllegalArgumentException(field + " must be above zero");
    }
  }
}
