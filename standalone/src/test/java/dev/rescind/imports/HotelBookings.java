package dev.rescind.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the public data set of hotel bookings lies, which is no part of the project. */
final class HotelBookings {

  static final Path MAPPING = Path.of("../samples/hotel-bookings.mapping.yaml");
  static final Path POLICY = Path.of("../samples/hotel-bookings.policy.yaml");

  private HotelBookings() {}

  /** System property, environment, or beside the project; nothing where it is in none of them. */
  static Optional<Path> file() {
    return Stream.of(
            System.getProperty("rescind.shared", ""),
            System.getenv().getOrDefault("RESCIND_SHARED", ""),
            "../../shared")
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place, "data", "hotel_bookings", "bookings.csv.gz"))
        .filter(Files::isReadable)
        .findFirst();
  }
}
