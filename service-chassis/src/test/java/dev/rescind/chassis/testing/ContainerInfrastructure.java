package dev.rescind.chassis.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database as containers, by Testcontainers. */
final class ContainerInfrastructure implements Infrastructure {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17");
  private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.2");

  ContainerInfrastructure() {
    postgres.withCommand("postgres", "-c", "max_connections=300");
    postgres.start();
    kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false").start();
  }

  static boolean isAvailable() {
    return DockerClientFactory.instance().isDockerAvailable();
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
