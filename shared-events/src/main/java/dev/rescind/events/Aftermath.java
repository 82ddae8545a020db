package dev.rescind.events;

/** What becomes of the place or the goods after a cancellation. */
public enum Aftermath {
  /** The place can be booked again, the goods go back on sale. */
  REOPEN,
  /** The place is taken off the calendar, the goods off the shelf: there is nothing to sell. */
  CLOSE,
  /** The goods are lost or worthless. */
  WRITE_OFF
}
