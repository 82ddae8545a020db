package dev.rescind.reporting.replays;

/** How far a replay is. */
enum Phase {
  READING,
  MERGING,
  COMPARING,
  /** It is live now. */
  SWAPPED,
  /** It differs from the live one and stays beside it. */
  REFUSED,
  /** It is for analysis and can be asked. */
  BUILT,
  STOPPED;

  boolean isOver() {
    return switch (this) {
      case READING, MERGING, COMPARING -> false;
      case SWAPPED, REFUSED, BUILT, STOPPED -> true;
    };
  }
}
