package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How a policy counts time.
 *
 * @param home the zone in which days are counted where no place says otherwise
 * @param noticeFrom what notice is counted back from
 */
record Reckoning(ZoneId home, NoticeFrom noticeFrom) {

  /** What notice is counted back from. */
  enum NoticeFrom {
    /** The start of the appointment. */
    START,
    /** The end of the day before the appointment's own date, whatever its time of day. */
    DATE
  }

  /** The last instant that still gives notice of an appointment. */
  Instant lastFor(Span notice, BookedSlot slot) {
    return notice.before(
        switch (noticeFrom) {
          case START -> slot.start();
          case DATE -> endOfDayBefore(slot);
        },
        slot.zone());
  }

  private static Instant endOfDayBefore(BookedSlot slot) {
    return slot.start()
        .atZone(slot.zone())
        .toLocalDate()
        .atStartOfDay(slot.zone())
        .toInstant()
        .minusNanos(1);
  }
}
