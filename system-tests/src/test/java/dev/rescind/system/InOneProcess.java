package dev.rescind.system;

import dev.rescind.chassis.testing.SpanCollector;
import dev.rescind.standalone.Options;
import dev.rescind.standalone.Role;
import dev.rescind.standalone.Standalone;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Everything in this process, as {@code ./rescind up} starts it; its spans are collected. */
record InOneProcess(Standalone standalone, SpanCollector traces) implements Parts {

  /** The first of ten; others where those are taken. */
  private static final int PORT = Integer.getInteger("rescind.test.port", 18_080);

  static InOneProcess start() {
    try {
      Path data = Files.createTempDirectory("rescind-system-test").resolve("data");
      SpanCollector traces = new SpanCollector();
      Options options =
          Options.in(data)
              .withPort(PORT)
              .withTraces(URI.create(traces.endpoint()))
              .withTurnableClock();
      return new InOneProcess(Standalone.start(options), traces);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI address(String service) {
    return standalone.address(service);
  }

  @Override
  public String bootstrapServers() {
    return standalone.bootstrapServers();
  }

  @Override
  public URI mailsTo(String address) {
    return standalone.mailAddress().resolve("/api/messages?to=" + address.replace("@", "%40"));
  }

  @Override
  public URI mail(String id) {
    return standalone.mailAddress().resolve("/api/messages/" + id);
  }

  @Override
  public Instant now() {
    return standalone.now();
  }

  @Override
  public String token(Role role, @Nullable String subject) {
    return standalone.token(role, subject);
  }

  @Override
  public void restartBroker() {
    standalone.restartBroker();
  }

  /** A session of the superuser, for what nobody else may do. */
  Connection administrator(String database) throws SQLException {
    Properties passwords = new Properties();
    Path file = standalone.data().resolve("postgres").resolve("passwords.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      passwords.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(PORT + 9, database),
        "postgres",
        passwords.getProperty("postgres"));
  }

  /** Stops a service and starts it again, with something in between. */
  void without(String service, Runnable meanwhile) {
    standalone.stopService(service);
    meanwhile.run();
    standalone.startService(service);
  }

  /** Everything that the broker kept is gone. */
  void loseBroker() throws IOException {
    standalone.loseBroker();
  }

  @Override
  public void restartDatabase() throws IOException {
    standalone.restartDatabase();
  }

  @Override
  public void restartService(String service) {
    standalone.restartService(service);
  }

  @Override
  public void close() {
    standalone.close();
    traces.close();
  }
}
