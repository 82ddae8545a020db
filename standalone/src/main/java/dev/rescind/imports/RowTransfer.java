package dev.rescind.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.rescind.upstream.OutgoingEvent;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Carries every row of a file over: maps it, hands its events on, counts it. */
final class RowTransfer {

  private final Mapping mapping;
  private final RowEvents events;
  private final Consumer<OutgoingEvent> sink;
  private final Tally tally = new Tally();

  RowTransfer(Mapping mapping, ImportMode mode, Consumer<OutgoingEvent> sink) {
    this.mapping = mapping;
    this.events = new RowEvents(mapping, mode);
    this.sink = sink;
  }

  /**
   * Carries all rows over. What cannot be read is counted with its line and never ends the rest,
   * but for quotes left open or bytes that are no text: after them no row can be told.
   *
   * @param afterEach told the count so far after each row
   */
  Tally run(CsvRows rows, Consumer<Tally> afterEach) {
    try {
      while (rows.hasNext()) {
        transfer(rows);
        afterEach.accept(tally);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      tally.reject(rows.line(), "file", "cannot be read after this row: " + CsvRows.why(e));
    }
    return tally;
  }

  private void transfer(CsvRows rows) {
    MappedRow row;
    try {
      row = events.map(rows.next());
      tally.claim(mapping.order().id(), row);
    } catch (RowRefusedException e) {
      tally.reject(rows.line(), e.field(), e.rule());
      return;
    } catch (IllegalArgumentException | ArithmeticException e) {
      tally.reject(rows.line(), "row", String.valueOf(e.getMessage()));
      return;
    }
    row.events().forEach(sink);
    tally.accept(row);
  }
}
