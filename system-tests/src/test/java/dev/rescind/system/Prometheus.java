package dev.rescind.system;

import static org.awaitility.Awaitility.await;

import dev.rescind.events.EventJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A real Prometheus that watches the services, with the rules of the repository. */
record Prometheus(Process process, URI address) implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The program, if it is installed: on the path, or in the directory of a system property. */
  static Optional<Path> program(String name) {
    String directories =
        System.getProperty("rescind.test.prometheus", "")
            + File.pathSeparator
            + System.getenv("PATH");
    return Stream.of(directories.split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Prometheus watching(Path program, List<URI> services, Boards boards) {
    try {
      Path directory = Files.createTempDirectory("rescind-prometheus");
      Path settings = directory.resolve("prometheus.yml");
      Files.writeString(settings, settings(services, boards));
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--config.file=" + settings,
                  "--storage.tsdb.path=" + directory.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      Prometheus prometheus = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
      prometheus.awaitReady(services.size());
      return prometheus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that never gets ready is not left behind. */
  private void awaitReady(int services) {
    boolean ready = false;
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() ->
              query("count(up == 1)")
                  .path(0)
                  .at("/value/1")
                  .asString("")
                  .equals(String.valueOf(services)));
      ready = true;
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  private static String settings(List<URI> services, Boards boards) {
    return """
    global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
    rule_files: [%s]
    scrape_configs:
      - job_name: rescind
        metrics_path: /actuator/prometheus
        static_configs: [{targets: [%s]}]
    """
        .formatted(
            boards.rules().stream().map(Path::toString).collect(Collectors.joining(", ")),
            services.stream()
                .map(URI::getAuthority)
                .map(it -> '"' + it + '"')
                .collect(Collectors.joining(", ")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The series that the expression has now. */
  JsonNode query(String expression) {
    return ask("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .at("/data/result");
  }

  /** The names of the alerts that fire. */
  List<String> firing() {
    return ask("/api/v1/alerts")
        .at("/data/alerts")
        .valueStream()
        .filter(alert -> alert.path("state").asString("").equals("firing"))
        .map(alert -> alert.at("/labels/alertname").asString(""))
        .toList();
  }

  private JsonNode ask(String path) {
    try {
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode answer = EventJson.mapper().readTree(response.body());
      if (response.statusCode() != 200) {
        throw new IllegalArgumentException(answer.path("error").asString(""));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
