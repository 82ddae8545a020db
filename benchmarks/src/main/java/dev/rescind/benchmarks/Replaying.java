package dev.rescind.benchmarks;

import dev.rescind.events.EventJson;
import dev.rescind.standalone.Role;
import dev.rescind.standalone.Standalone;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Replays the log through the API, as {@code ./rescind replay} does. */
final class Replaying implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Standalone platform;
  private final HttpClient http = HttpClient.newHttpClient();

  Replaying(Standalone platform) {
    this.platform = platform;
  }

  /**
   * What one replay brought.
   *
   * @param filling until everything was read and kept, as the replay tells it
   * @param whole until it was merged, compared with the live one and swapped in
   */
  record Result(Pace filling, Pace whole) {}

  /**
   * Fills a fresh generation, and drops the one before.
   *
   * @throws IllegalStateException if it does not go live
   */
  Result run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    String id = ask("POST", "").path("id").stringValue();
    JsonNode progress = progress(id);
    while (List.of("READING", "MERGING", "COMPARING").contains(phase(progress))) {
      Thread.sleep(LOOK);
      progress = progress(id);
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    if (!phase(progress).equals("SWAPPED")) {
      throw new IllegalStateException("not swapped: " + progress);
    }
    long read = progress.path("read").longValue();
    return new Result(new Pace(read, progress.path("millis").longValue()), new Pace(read, millis));
  }

  private JsonNode progress(String id) throws IOException, InterruptedException {
    return ask("GET", "/" + id).path("progress");
  }

  private static String phase(JsonNode progress) {
    return progress.path("phase").stringValue("READING");
  }

  private JsonNode ask(String method, String rest) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(platform.address("reporting-service").resolve("/api/replays" + rest))
            .header("Authorization", "Bearer " + platform.token(Role.OPS, null))
            .method(method, BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return EventJson.mapper().readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
