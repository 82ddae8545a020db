package dev.rescind.system;

import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.standalone.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything as containers, as {@code docker-compose.yml} has it, under a project of its own. */
record InContainers(Compose compose) implements Parts {

  private static final List<String> SERVICES =
      List.of(
          "cancellation-service",
          "refund-service",
          "availability-service",
          "notification-service",
          "reporting-service");

  /** Builds the images from the jars that Maven has made, and starts with empty volumes. */
  static InContainers start() {
    Compose compose = Compose.ofTests();
    compose.run("down", "--volumes", "--timeout", "10");
    compose.run("up", "--detach", "--build", "--wait", "--wait-timeout", "300");
    return new InContainers(compose);
  }

  @Override
  public URI address(String service) {
    return URI.create("http://localhost:" + (Compose.PORT + SERVICES.indexOf(service)));
  }

  @Override
  public String bootstrapServers() {
    return "localhost:" + (Compose.PORT + 7);
  }

  @Override
  public URI mailsTo(String address) {
    String query = "to:%22" + address.replace("@", "%40") + "%22";
    return URI.create(
        "http://localhost:" + (Compose.PORT + 5) + "/api/v1/search?limit=50&query=" + query);
  }

  @Override
  public URI mail(String id) {
    return URI.create("http://localhost:" + (Compose.PORT + 5) + "/api/v1/message/" + id);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public String token(Role role, @Nullable String subject) {
    return TestTokens.token(
        dev.rescind.chassis.security.Role.valueOf(role.name()),
        subject == null ? role.claim() : subject);
  }

  @Override
  public void restartBroker() {
    restart("kafka");
  }

  @Override
  public void restartDatabase() {
    restart("postgres");
  }

  @Override
  public void restartService(String service) {
    restart(service);
  }

  private void restart(String container) {
    compose.run("restart", container);
    compose.run("up", "--detach", "--wait", "--wait-timeout", "240", "--no-recreate", container);
  }

  /** Starts or stops replicas of a service, and waits until those that are left are healthy. */
  void scale(String service, int replicas) {
    String count = service + "=" + replicas;
    compose.run(
        "up",
        "--detach",
        "--wait",
        "--wait-timeout",
        "240",
        "--no-deps",
        "--scale",
        count,
        service);
  }

  @Override
  public void close() {
    compose.run("down", "--volumes", "--timeout", "30");
  }
}
