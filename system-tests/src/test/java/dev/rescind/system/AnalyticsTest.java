package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.events.EventJson;
import dev.rescind.standalone.Role;
import dev.rescind.system.Platform.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What analysts and operators have in their hands, with all services running. */
@ExtendWith(RunningSystem.class)
class AnalyticsTest {

  private static final String REPORTING = "reporting-service";

  @TempDir Path directory;

  @Test
  void aReplayMovesNoMoneySendsNothingAndReleasesNothing(Platform platform) {
    Story story = Story.appointmentIn(platform, Duration.ofDays(30)).known();
    String cancellation = story.cancelled();
    story.awaitState(cancellation, "SETTLED");
    story.awaitMails(1, 1);
    awaitReported(platform, cancellation, 1);
    String placesBefore = slot(platform, story);

    // Where another test lost the broker, upstream's topics are shorter than what was read of them.
    Answer begun =
        platform.post(REPORTING, "/api/replays", "{\"acceptDifferences\":true}", Role.OPS, "o");
    assertThat(begun.status()).isEqualTo(202);
    String replay = "/api/replays/" + begun.text("id");
    await()
        .atMost(Story.PATIENCE)
        .until(
            () -> platform.get(REPORTING, replay, Role.OPS, "o").at("/progress/phase").asString(""),
            "SWAPPED"::equals);

    assertThat(platform.get(REPORTING, replay, Role.OPS, "o").json().path("live").asBoolean())
        .isTrue();
    awaitReported(platform, cancellation, 1);
    assertThat(platform.gatewayRefunds(story.order())).hasSize(1);
    assertThat(story.mails(story.customerMail())).isEqualTo(1);
    assertThat(story.mails(story.merchantMail())).isEqualTo(1);
    assertThat(slot(platform, story)).isEqualTo(placesBefore);
  }

  @Test
  void anExportIsReadWithNothingOfOurs(Platform platform) throws IOException, InterruptedException {
    Story story = Story.appointmentIn(platform, Duration.ofDays(30)).known();
    awaitReported(platform, story.cancelled(), 1);
    Path file = directory.resolve("cases.parquet");
    HttpRequest request =
        HttpRequest.newBuilder(platform.parts().address(REPORTING).resolve("/api/exports/cases"))
            .header("Authorization", "Bearer " + platform.parts().token(Role.ANALYST, "a"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofFile(file)).statusCode())
          .isEqualTo(200);
    }

    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Repository.found().root().resolve("samples/ReadParquet.java").toString(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(reader.waitFor()).as(said).isZero();
    assertThat(said).contains("month    cases  approved");
    assertThat(said.lines().skip(1)).isNotEmpty();
  }

  private static void awaitReported(Platform platform, String cancellation, int cases) {
    String sql = "select count(*) from cases where cancellation_id = '%s'".formatted(cancellation);
    String body = EventJson.mapper().createObjectNode().put("sql", sql).toString();
    await()
        .atMost(Story.PATIENCE)
        .until(() ->
            platform
                .post(REPORTING, "/api/sql", body, Role.ANALYST, "a")
                .body()
                .contains("[[" + cases + "]]"));
  }

  private static String slot(Platform platform, Story story) {
    URI path = URI.create("/api/slots/" + story.slot());
    return platform.get("availability-service", path.toString(), Role.OPS, "o").body();
  }
}
