package dev.rescind.standalone;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an instance is to be started.
 *
 * @param data where it keeps everything; made where it is missing
 * @param fresh whether to delete what the data directory holds first
 * @param port the first of ten consecutive TCP ports
 * @param mailServer where mail goes; the built-in mail sink where null
 * @param traces the collector's OTLP address, as {@code http://localhost:4318/v1/traces}; no traces
 *     where null
 * @param turnableClock whether its clock may be turned forward
 */
public record Options(
    Path data,
    boolean fresh,
    int port,
    @Nullable MailServer mailServer,
    @Nullable URI traces,
    boolean turnableClock) {

  /** The first port where none is given. */
  public static final int DEFAULT_PORT = 8080;

  /** An instance that keeps what is there, on the default ports, with the mail sink. */
  public static Options in(Path data) {
    return new Options(data, false, DEFAULT_PORT, null, null, false);
  }

  /** The same on other ports. */
  public Options withPort(int first) {
    return new Options(data, fresh, first, mailServer, traces, turnableClock);
  }

  /** The same with traces. */
  public Options withTraces(URI collector) {
    return new Options(data, fresh, port, mailServer, collector, turnableClock);
  }

  /** The same with a clock that may be turned. */
  public Options withTurnableClock() {
    return new Options(data, fresh, port, mailServer, traces, true);
  }

  /** The same, begun anew: what the data directory holds is deleted first. */
  Options anew() {
    return new Options(data, true, port, mailServer, traces, turnableClock);
  }

  /** {@code .rescind/data} under the project's root. */
  static Path defaultData() {
    return defaultData("data");
  }

  /** Another directory beside that one. */
  static Path defaultData(String name) {
    return projectRoot().resolve(".rescind").resolve(name);
  }

  /** The root of the project, which the launcher hands in. */
  static Path projectRoot() {
    return Path.of(System.getProperty("rescind.home", "."));
  }
}
