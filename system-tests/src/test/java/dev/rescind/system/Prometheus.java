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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A real Prometheus that watches the services, with the rules of the repository. */
record Prometheus(Process process, URI address) implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern MINUTES =
      Pattern.compile("(for: |offset |\\[)(\\d+)m(?=\\W)", Pattern.MULTILINE);
  private static final Pattern AGE = Pattern.compile("(_age_seconds\\) > )(\\d+)");

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
      Files.writeString(settings, settings(services, hurried(boards, directory)));
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

  /**
   * The rules on a clock that runs sixty times as fast: every minute in them is a second, and an
   * age that is too much after a quarter of an hour is too much after fifteen seconds.
   */
  private static List<Path> hurried(Boards boards, Path directory) throws IOException {
    List<Path> rules = new ArrayList<>();
    for (Path file : boards.rules()) {
      String text = Files.readString(file);
      text = MINUTES.matcher(text).replaceAll("$1$2s");
      text = text.replace("[1h]", "[60s]");
      text = AGE.matcher(text).replaceAll(it -> it.group(1) + Integer.parseInt(it.group(2)) / 60);
      rules.add(Files.writeString(directory.resolve(file.getFileName()), text));
    }
    return rules;
  }

  private static String settings(List<URI> services, List<Path> rules) {
    return """
    global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
    rule_files: [%s]
    scrape_configs:
      - job_name: rescind
        metrics_path: /actuator/prometheus
        static_configs: [{targets: [%s]}]
    """
        .formatted(
            rules.stream().map(Path::toString).collect(Collectors.joining(", ")),
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

  /** The names of the alerts that fire, or did. */
  Set<String> fired() {
    return query("count by (alertname) (count_over_time(ALERTS{alertstate='firing'}[1h]))")
        .valueStream()
        .map(series -> series.at("/metric/alertname").asString(""))
        .collect(Collectors.toSet());
  }

  /** The rules that it could not evaluate, with the reason. */
  List<String> broken() {
    return ask("/api/v1/rules")
        .at("/data/groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .filter(rule -> rule.path("health").asString("").equals("err"))
        .map(rule -> rule.path("name").asString("") + ": " + rule.path("lastError").asString(""))
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
