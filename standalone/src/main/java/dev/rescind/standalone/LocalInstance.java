package dev.rescind.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instance on this machine that commands beside {@code up} talk to. */
record LocalInstance(Ports ports, LocalIssuer issuer) {

  /** The instance of the data directory and port that the arguments name, or of the usual ones. */
  static LocalInstance of(Arguments arguments) {
    Path data = arguments.value("--data").map(Path::of).orElseGet(Options::defaultData);
    return of(data, arguments.number("--port").orElse(Options.DEFAULT_PORT));
  }

  static LocalInstance of(Path data, int port) {
    return new LocalInstance(
        new Ports(port), LocalIssuer.in(DataDirectory.open(data).issuer(), Clock.systemUTC()));
  }

  /** The names of the services, in the order of their ports. */
  static List<String> services() {
    return Services.all().stream().map(ServiceDescriptor::name).toList();
  }

  /** Where the service answers, if there is one of that name. */
  Optional<URI> address(String service) {
    int index = services().indexOf(service);
    return index < 0
        ? Optional.empty()
        : Optional.of(URI.create("http://127.0.0.1:" + ports.service(index)));
  }

  String bootstrapServers() {
    return "127.0.0.1:" + ports.broker();
  }

  /** A fresh token of a role that needs no particular subject. */
  String token(Role role, @Nullable String subject) {
    return issuer.token(role, subject, LocalIssuer.DEFAULT_LIFE);
  }
}
