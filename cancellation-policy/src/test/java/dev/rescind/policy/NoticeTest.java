package dev.rescind.policy;

import static dev.rescind.policy.Sample.appointment;
import static dev.rescind.policy.Sample.approved;
import static dev.rescind.policy.Sample.at;
import static dev.rescind.policy.Sample.customerCancels;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last instant that still gives a notice gives it; a nanosecond later does not. */
class NoticeTest {

  @ParameterizedTest(name = "{0} before {1} {2} is {3} {4}")
  @CsvSource({
    // plain
    "P2D,   2026-06-10T12:00, Europe/Lisbon,    2026-06-08T12:00, the same time of day",
    "PT48H, 2026-06-10T12:00, Europe/Lisbon,    2026-06-08T12:00, where no clock changes",
    // clocks go forward on 29 March 2026: that day has 23 hours
    "P1D,   2026-03-29T12:00, Europe/Berlin,    2026-03-28T12:00, over the spring change",
    "PT24H, 2026-03-29T12:00, Europe/Berlin,    2026-03-28T11:00, an hour earlier by the clock",
    "P1D,   2026-03-30T02:30, Europe/Berlin,    2026-03-29T03:30, 02:30 did not exist that day",
    // clocks go back on 25 October 2026: that day has 25 hours
    "P1D,   2026-10-25T12:00, Europe/Berlin,    2026-10-24T12:00, over the autumn change",
    "PT24H, 2026-10-25T12:00, Europe/Berlin,    2026-10-24T13:00, an hour later by the clock",
    "P7D,   2026-11-08T12:00, America/New_York, 2026-11-01T12:00, over the change in New York",
    // leap day and month ends
    "P1D,   2028-03-01T09:00, Europe/Paris,     2028-02-29T09:00, a leap year",
    "P1D,   2027-03-01T09:00, Europe/Paris,     2027-02-28T09:00, a common year",
    "P1M,   2026-03-31T09:00, Europe/Paris,     2026-02-28T09:00, a shorter month",
    "P1M,   2028-03-31T09:00, Europe/Paris,     2028-02-29T09:00, a shorter month in a leap year",
    "P1Y,   2028-02-29T09:00, Europe/Paris,     2027-02-28T09:00, a year after a leap day",
    "P2W,   2026-05-07T09:00, Europe/Paris,     2026-04-23T09:00, weeks over a month end",
    "P14D,  2026-01-05T15:00, Europe/Lisbon,    2025-12-22T15:00, over the new year",
    // midnight, far east and far west
    "P1D,   2026-06-10T00:00, Asia/Tokyo,       2026-06-09T00:00, at midnight",
    "PT1S,  2026-06-10T00:00, Asia/Tokyo,       2026-06-09T23:59:59, across midnight",
    "P1D,   2026-06-10T23:30, Pacific/Kiritimati, 2026-06-09T23:30, UTC+14",
    "P1D,   2026-06-10T23:30, Pacific/Niue,     2026-06-09T23:30, UTC-11",
    "P1D,   2011-12-31T10:00, Pacific/Apia,     2011-12-31T10:00, the day before never was",
    "P0D,   2026-06-10T12:00, Europe/Lisbon,    2026-06-10T12:00, no notice",
    "PT0S,  2026-06-10T12:00, Europe/Lisbon,    2026-06-10T12:00, no notice by the clock",
  })
  void isCountedInTheCalendarOfThePlaceOrExactly(
      String notice, String start, String zone, String until, String why) {
    Policy policy =
        PolicyDocument.plain()
            .without("selfService", "cutOff")
            .with("tiers", "[{atLeast: " + notice + ", refundPercent: 100}]")
            .policy();
    OrderFacts order = appointment(at(start, zone), zone);
    Instant last = at(until, zone);
    assertThat(refund(policy, order, last)).as(why).isEqualTo(10_000);
    assertThat(refund(policy, order, last.plusNanos(1))).as(why).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"})
  void noNoticeIsTheStartItselfInBothHoursThatTheClockShowsTwice(Instant start) {
    Span none = Span.parse("P0D");
    assertThat(none.before(start, ZoneId.of("Europe/Berlin"))).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-26T01:30:00Z, before, 2026-10-25T01:30:00Z",
    "2026-10-24T00:30:00Z, after,  2026-10-25T00:30:00Z"
  })
  void aTimeThatTheClockShowsTwiceKeepsTheOffsetThatItIsCountedFrom(
      Instant from, String direction, Instant expected) {
    Span day = Span.parse("P1D");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant found = direction.equals("before") ? day.before(from, berlin) : day.after(from, berlin);
    assertThat(found).isEqualTo(expected);
  }

  private static long refund(Policy policy, OrderFacts order, Instant at) {
    return approved(policy.evaluate(order, customerCancels(order), at)).refund().amount();
  }
}
