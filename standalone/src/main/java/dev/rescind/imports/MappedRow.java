package dev.rescind.imports;

import dev.rescind.upstream.OutgoingEvent;
import java.util.List;

/**
 * What a row says.
 *
 * @param events in the order in which they happened
 * @param peculiarities what is worth telling about it
 */
record MappedRow(String rowId, List<OutgoingEvent> events, List<Peculiarity> peculiarities) {

  /** What an importer may want to look at, though it is taken. */
  enum Peculiarity {
    NEGATIVE_AMOUNT("with a negative amount, taken as zero"),
    ZERO_AMOUNT("with an amount of zero"),
    ZERO_LENGTH("with an appointment that ends as it starts");

    private final String words;

    Peculiarity(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
