package dev.rescind.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service is told about its surroundings. It is handed over like command-line arguments,
 * which win over everything that the service's own configuration says.
 *
 * @param publicKey the PEM file with which tokens are verified
 * @param data where the instance keeps everything
 * @param traces where spans go; null where nowhere
 */
record Wiring(
    EmbeddedDatabase database,
    EmbeddedBroker broker,
    MailServer mailServer,
    Path publicKey,
    DataDirectory data,
    @Nullable URI traces) {

  List<String> arguments(ServiceDescriptor service, int port) {
    Map<String, Object> settings = new LinkedHashMap<>(sharedProcess(service));
    settings.put("server.port", port);
    settings.put("server.address", "127.0.0.1");
    settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
    settings.put("rescind.topics.replication-factor", 1);
    settings.put("rescind.anchors.directory", data.anchors());
    if (traces != null) {
      settings.put("rescind.tracing.endpoint", traces);
    }
    settings.put(
        "spring.security.oauth2.resourceserver.jwt.public-key-location", publicKey.toUri());
    if (service.database() != null) {
      settings.put("spring.datasource.url", database.url(service.database()));
      settings.put("spring.datasource.username", service.database());
      settings.put("spring.datasource.password", database.password(service.database()));
    }
    settings.putAll(special(service));
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments;
  }

  /** Five contexts on one class path, in one JVM: each needs its own file and no global names. */
  private static Map<String, Object> sharedProcess(ServiceDescriptor service) {
    return Map.of(
        "spring.config.name",
        service.name(),
        "spring.jmx.enabled",
        false,
        "spring.main.register-shutdown-hook",
        false,
        "spring.main.banner-mode",
        "off");
  }

  private Map<String, Object> special(ServiceDescriptor service) {
    return switch (service.name()) {
      case Services.CANCELLATION -> Map.of("rescind.evidence.directory", data.evidence());
      case Services.NOTIFICATION ->
          Map.of("spring.mail.host", mailServer.host(), "spring.mail.port", mailServer.port());
      case Services.REPORTING -> Map.of("rescind.reporting.directory", data.reporting());
      default -> Map.of();
    };
  }
}
