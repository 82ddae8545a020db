package dev.rescind.demo;

/** How far everything is. */
record Figures(long orders, long requests, long approved, long rejected, long settled) {

  /** Whether every request is decided and every approved one settled. */
  boolean isSettledWith(long ordersTold, long requestsTold) {
    return orders >= ordersTold
        && requests >= requestsTold
        && approved + rejected >= requests
        && settled >= approved;
  }

  String inWords() {
    return "%,d orders, %,d asked to cancel, %,d approved, %,d rejected, %,d settled"
        .formatted(orders, requests, approved, rejected, settled);
  }
}
