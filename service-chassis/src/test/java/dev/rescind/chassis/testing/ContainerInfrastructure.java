package dev.rescind.chassis.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database as containers, by Testcontainers. */
final class ContainerInfrastructure implements Infrastructure {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final String POSTGRES = "postgres:17";
  private static final String KAFKA = "apache/kafka:4.1.2";

  /** Testcontainers' own, which clears up after it; of whichever version. */
  private static final String RYUK = "testcontainers/ryuk:";

  private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES);
  private final KafkaContainer kafka = new KafkaContainer(KAFKA);

  ContainerInfrastructure() {
    postgres.withCommand("postgres", "-c", "max_connections=300");
    postgres.start();
    kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false").start();
  }

  /**
   * Whether an engine answers and has every image: the automatic choice downloads none.
   * Testcontainers is not asked, since it would try to for minutes.
   */
  static boolean isAtHand() {
    List<String> images = imagesOfTheEngine();
    boolean clearsUp =
        Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
            || images.stream().anyMatch(image -> image.startsWith(RYUK));
    return clearsUp && images.containsAll(List.of(POSTGRES, KAFKA));
  }

  private static List<String> imagesOfTheEngine() {
    try {
      Process asked =
          new ProcessBuilder("docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return asked.waitFor() == 0 ? answer.lines().toList() : List.of();
    } catch (IOException noDocker) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public Database newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(
                postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
        Statement create = connection.createStatement()) {
      create.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = postgres.getJdbcUrl().replace("/" + postgres.getDatabaseName(), "/" + name);
    return new Database(url, postgres.getUsername(), postgres.getPassword());
  }
}
