package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.standalone.Role;
import dev.rescind.system.Platform.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock that the scenarios turn, by its own API. */
@Scenarios
class ClockTest {

  private final Platform platform;

  ClockTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  void isReadAndTurnedForwardByOpsAlone() {
    Answer before = read(Role.OPS);
    assertThat(before.at("/turnable").asBoolean()).isTrue();

    Answer turned = turn("{\"by\":\"PT5M\"}");

    assertThat(turned.status()).as(turned.body()).isEqualTo(200);
    assertThat(Duration.parse(turned.text("ahead")))
        .isEqualTo(Duration.parse(before.text("ahead")).plusMinutes(5));
    assertThat(turned.instant("now")).isAfter(before.instant("now").plusSeconds(299));
    read(Role.SUPPORT).isProblem(403, "forbidden");
    platform
        .post("cancellation-service", "/ops/clock", "{\"by\":\"PT5M\"}", Role.SUPPORT, "s")
        .isProblem(403, "forbidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                         | by
          {"by":"PT1S","to":"2199-01-01T00:00:00Z"}  | by
          {"by":"PT0S"}                              | by
          {"by":"-PT1S"}                             | by
          {"by":"P1M"}                               | by
          {"by":"P99999D"}                           | by
          {"to":"2020-01-01T00:00:00Z"}              | to
          {"to":"2200-01-01T00:00:01Z"}              | to
          {"at":"2199-01-01T00:00:00Z"}              | at
          """)
  void refusesWhatLeadsBackTooFarOrNowhere(String body, String field) {
    Instant before = platform.now();

    Answer refused = turn(body);

    refused.isProblem(400, "invalid-request");
    assertThat(refused.text("field")).isEqualTo(field);
    assertThat(Duration.between(before, platform.now())).isLessThan(Duration.ofDays(1));
  }

  private Answer read(Role role) {
    return platform.get("cancellation-service", "/ops/clock", role, "o");
  }

  private Answer turn(String body) {
    return platform.post("cancellation-service", "/ops/clock", body, Role.OPS, "o");
  }
}
