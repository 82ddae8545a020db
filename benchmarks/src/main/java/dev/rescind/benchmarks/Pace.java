package dev.rescind.benchmarks;

/**
 * How fast something went.
 *
 * @param millis never less than one
 */
record Pace(long records, long millis) {

  Pace {
    millis = Math.max(1, millis);
  }

  /** Records a second. */
  long rate() {
    return records * 1_000 / millis;
  }

  @Override
  public String toString() {
    return "%,d records in %,d ms, %,d a second".formatted(records, millis, rate());
  }
}
