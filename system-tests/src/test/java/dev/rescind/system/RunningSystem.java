package dev.rescind.system;

import dev.rescind.chassis.testing.SpanCollector;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.standalone.Options;
import dev.rescind.standalone.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The whole platform, started once for all tests and stopped after the last. */
final class RunningSystem implements ParameterResolver {

  private static final int PORT = 18_080;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Platform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(RunningSystem.class, key -> start(), Platform.class);
  }

  private static Platform start() {
    try {
      Path data = Files.createTempDirectory("rescind-system-test").resolve("data");
      SpanCollector traces = new SpanCollector();
      Options options = Options.in(data).withPort(PORT).withTraces(URI.create(traces.endpoint()));
      Standalone standalone = Standalone.start(options);
      return new Platform(standalone, new TestTopics(standalone.bootstrapServers()), traces);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
