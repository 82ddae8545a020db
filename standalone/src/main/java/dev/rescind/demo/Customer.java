package dev.rescind.demo;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Somebody who books.
 *
 * @param name made up
 */
record Customer(String id, String name, String locale) {

  private static final List<String> NAMES =
      List.of(
          "Ada", "Ben", "Chiara", "Dimitri", "Elif", "Femi", "Greta", "Hiro", "Ines", "Jonas",
          "Kaya", "Liam", "Mei", "Nadia", "Otto", "Priya", "Quentin", "Rosa", "Sven", "Tala");

  private static final int COUNT = 200;

  /** Those of the demo. */
  static final List<Customer> ALL =
      IntStream.rangeClosed(1, COUNT)
          .mapToObj(
              n -> new Customer("C-" + n, NAMES.get(n % NAMES.size()), n % 4 == 0 ? "de" : "en"))
          .toList();
}
