package dev.rescind.standalone;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * One log for the whole process: JSON lines in {@code rescind.log}, rolled at 20 MB with four older
 * files kept; warnings and errors in short on standard error as well.
 */
final class Logs {

  private Logs() {}

  /** Says nothing anywhere; for commands whose output is their result. */
  static void off() {
    context().reset();
  }

  /** Logs into that directory from now on. Spring Boot is told to leave logging alone. */
  static void writeTo(Path directory) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LoggerContext context = context();
    context.reset();
    context.putProperty("logs", directory.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(
          Objects.requireNonNull(Logs.class.getResource("logback-standalone.xml")));
    } catch (JoranException e) {
      throw new IllegalStateException("the log configuration is broken", e);
    }
    // Tomcat logs through java.util.logging, which would write to standard error by itself.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
