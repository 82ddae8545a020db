package dev.rescind.demo;

/** How far everything is. */
record Figures(long orders, long requests, long approved, long rejected, long settled) {

  /** Whether everything that was told has arrived. */
  boolean know(long ordersTold, long requestsTold) {
    return orders >= ordersTold && requests >= requestsTold;
  }

  String inWords() {
    return "%,d orders, %,d asked to cancel, %,d approved, %,d rejected, %,d settled"
        .formatted(orders, requests, approved, rejected, settled);
  }
}
