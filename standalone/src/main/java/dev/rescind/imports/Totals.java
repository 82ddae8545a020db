package dev.rescind.imports;

/**
 * What reporting has taken in, over everything that was ever told.
 *
 * @param open cases that are not at an end
 */
record Totals(long orders, long requests, long approved, long rejected, long settled, long open) {

  static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0);
}
