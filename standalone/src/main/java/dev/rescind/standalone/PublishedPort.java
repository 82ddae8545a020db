package dev.rescind.standalone;

import java.util.List;

/**
 * A port that {@code docker-compose.yml} publishes.
 *
 * @param shown what a person calls what is behind it
 * @param service the container that publishes it
 * @param port its number inside
 */
record PublishedPort(String shown, String service, int port) {

  /** All of them, in the order of their numbers outside. */
  static List<PublishedPort> all() {
    return List.of(
        new PublishedPort("cancellation-service", "front", 8080),
        new PublishedPort("refund-service", "front", 8081),
        new PublishedPort("availability-service", "front", 8082),
        new PublishedPort("notification-service", "front", 8083),
        new PublishedPort("reporting-service", "front", 8084),
        new PublishedPort("mail", "mailpit", 8025),
        new PublishedPort("Prometheus", "prometheus", 9090),
        new PublishedPort("Kafka", "kafka", 19092),
        new PublishedPort("Grafana", "grafana", 3000),
        new PublishedPort("Postgres", "postgres", 5432));
  }
}
