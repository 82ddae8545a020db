package dev.rescind.availability.slots;

import dev.rescind.events.BookedSlot;
import java.time.Instant;

/** The years that the calendar knows, 1 to 9999 in UTC; the database keeps what lies in them. */
final class Years {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Years() {}

  static boolean know(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }

  /** The instant, or the nearest one that can be kept. */
  static Instant nearest(Instant instant) {
    return know(instant) ? instant : instant.isBefore(FIRST) ? FIRST : END.minusMillis(1);
  }

  /** A slot that begins or ends beyond them can be neither kept nor booked. */
  static boolean know(BookedSlot slot) {
    return know(slot.start()) && know(slot.end());
  }
}
