package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59.999999999Z",
        "2000-02-29T00:00:00.1Z",
        "0000-01-01T00:00:00.000000001Z",
        "9999-12-31T23:59:59.999999Z",
        "2026-11-22T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-11-22T10:00:00+01:00",
        "2026-11-22t10:00:00z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z"
      })
  void readsWhatTheJdkReads(String text) {
    assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void readsEveryInstantThatTheJdkPrints() {
    LongStream seconds = new Random(20_261_122).longs(20_000, -62_000_000_000L, 253_000_000_000L);

    assertThat(seconds.mapToObj(it -> Instant.ofEpochSecond(it, Math.floorMod(it, 1_000_000_000))))
        .allSatisfy(it -> assertThat(InstantText.parse(it.toString())).isEqualTo(it));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-22",
        "2026-11-22T10:00:00",
        "2026-11-22T10:00:00.Z1",
        "2026-11-22T10:00:00.0123456789Z",
        "2026-02-29T10:00:00Z",
        "2026-00-10T10:00:00Z",
        "2026-13-10T10:00:00Z",
        "2026-11-00T10:00:00Z",
        "2026-11-31T10:00:00Z",
        "2026-11-22T25:00:00Z",
        "2026-11-22T10:60:00Z",
        "2026-11-22T10:00:61Z",
        "2026-11-22 10:00:00Z",
        "2026-11-22T10:00:0\u0661Z"
      })
  void refusesWhatTheJdkRefuses(String text) {
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
