package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StandaloneIT {

  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          new ServiceDescriptor("tiny-service", TinyService.class, "refund"),
          new ServiceDescriptor(Services.NOTIFICATION, TinyService.class, "notification"));

  @TempDir Path directory;
  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final Ports ports = FreePorts.ten();

  @Test
  void wiresServicesAndStartsPartsAgain() throws Exception {
    try (Standalone standalone = start()) {
      JsonNode tiny = wiring(standalone, "tiny-service");
      assertThat(tiny.path("user").asString()).isEqualTo("refund");
      assertThat(tiny.path("spring.config.name").asString()).isEqualTo("tiny-service");
      assertThat(tiny.path("tiny.greeting").asString()).isEqualTo("from its own file");
      assertThat(tiny.path("spring.mail.port").asString()).isEqualTo("absent");
      assertThat(tiny.path("rescind.topics.replication-factor").asString()).isEqualTo("1");
      assertThat(tiny.path("spring.kafka.bootstrap-servers").asString())
          .isEqualTo(standalone.bootstrapServers());
      String key =
          tiny.path("spring.security.oauth2.resourceserver.jwt.public-key-location").asString();
      assertThat(Path.of(URI.create(key))).isRegularFile();
      JsonNode notification = wiring(standalone, Services.NOTIFICATION);
      assertThat(notification.path("user").asString()).isEqualTo("notification");
      assertThat(notification.path("spring.mail.port").asInt()).isEqualTo(ports.smtp());
      assertThat(get(standalone.mailAddress())).contains("No mail yet");

      standalone.restartDatabase();
      standalone.restartBroker();
      standalone.restartService("tiny-service");
      assertThat(wiring(standalone, "tiny-service")).isEqualTo(tiny);
      standalone.stopService("tiny-service");
      assertThatThrownBy(() -> wiring(standalone, "tiny-service"))
          .isInstanceOf(ConnectException.class);
      assertThatThrownBy(this::start)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("another instance");
    }
    assertThat(progress).hasSize(5).allMatch(line -> line.matches(" +\\d+\\.\\d s  \\S+"));
    assertThat(Files.readString(directory.resolve("logs/rescind.log")))
        .startsWith("{\"timestamp\":");
  }

  @Test
  void saysWhichPortIsTakenAndWhoWantsIt() throws Exception {
    try (ServerSocket held = FreePorts.hold(ports.service(1))) {
      assertThatThrownBy(this::start)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("port %d is in use, and notification-service", held.getLocalPort());
    }
  }

  private Standalone start() {
    Options options = Options.in(directory).withPort(ports.base());
    return new StartUp(options, SERVICES, new Progress(progress::add)).run(new Lifecycle());
  }

  private static JsonNode wiring(Standalone standalone, String service) throws Exception {
    return JsonMapper.shared().readTree(get(standalone.address(service).resolve("/wiring")));
  }

  private static String get(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
