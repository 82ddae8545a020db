package dev.rescind.imports;

import dev.rescind.upstream.OutgoingEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A mapping and small files to try it on. */
final class Trial {

  static final String MAPPING =
      """
      source: salon
      mode: historical
      zone: Europe/Berlin
      currency: EUR
      order:
        id: no
        merchant: "{shop}"
        customer: "{opaque:email}"
        product: "{shop}-{what}"
        category: "{what}"
        quantity: seats
        amount: {column: price, unit: decimal, negative: zero}
        placedAt: {column: booked, time: "09:00"}
        slot:
          id: "slot-{no}"
          start: {column: from, time: "15:00"}
          end: {column: to, time: "11:00"}
      payment: {prepaid: true, method: CARD}
      outcomes:
        column: status
        values:
          done: {outcome: completed, at: {column: changed, time: "11:00"}}
          gone: {outcome: no-show, at: {column: changed, time: "24:00"}}
          off:
            outcome: cancelled
            at: {column: changed, time: "00:00"}
            requester: CUSTOMER
            reason: "{why}"
          shut:
            outcome: cancelled
            at: {column: changed, time: "00:00"}
            requester: PLATFORM
            reason: FORCE_MAJEURE
          new: {outcome: open}
      """;
  static final String HEADER = "no,shop,email,what,seats,price,booked,from,to,status,changed,why\n";
  static final String OFF =
      "7,S1,a@example.org,cut,3,10.00,2026-03-01,2026-03-29,2026-03-29,off,2026-03-28,ILLNESS\n";

  private Trial() {}

  static Path file(Path directory, String content) {
    try {
      return Files.writeString(directory.resolve("trial.csv"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maps a whole file; the events come out in the order in which they would be sent. */
  static Tally map(Path file, Mapping mapping, ImportMode mode, Consumer<OutgoingEvent> sink) {
    try (CsvRows rows = CsvRows.open(file, mapping)) {
      return new RowTransfer(mapping, mode, sink).run(rows, soFar -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<OutgoingEvent> map(Path file) {
    List<OutgoingEvent> events = new ArrayList<>();
    Tally tally = map(file, MappingFile.parse(MAPPING), ImportMode.HISTORICAL, events::add);
    if (tally.rejects() > 0) {
      throw new AssertionError(tally.rejectSummary());
    }
    return events;
  }
}
