package dev.rescind.benchmarks.reference;

/**
 * What a service has decided and is about to store.
 *
 * @param causation the id of what led to it
 */
record Happened(String order, Fact fact, String causation) {

  static Happened because(Heard cause, Fact fact) {
    return new Happened(cause.order(), fact, cause.id());
  }
}
