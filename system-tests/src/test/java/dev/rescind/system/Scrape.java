package dev.rescind.system;

import dev.rescind.standalone.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services tell Prometheus, asked for without one. */
record Scrape(Platform platform) {

  static final List<String> SERVICES =
      List.of(
          "cancellation-service",
          "refund-service",
          "availability-service",
          "notification-service",
          "reporting-service");

  private static final Pattern EXPOSED = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]");

  /** One text a service. */
  Stream<String> texts() {
    return SERVICES.stream()
        .map(service -> platform.get(service, "/actuator/prometheus", Role.OPS, "o").body());
  }

  /** The names of all series. */
  Set<String> names() {
    return texts()
        .flatMap(text -> EXPOSED.matcher(text).results().map(it -> it.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
