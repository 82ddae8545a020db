package dev.rescind.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file in UTF-8, plain or gzipped, read one by one. */
final class CsvRows implements AutoCloseable {

  private final CountingInputStream file;
  private final CsvReader<CsvRecord> csv;
  private final CloseableIterator<CsvRecord> records;
  private final Map<String, Integer> columns;
  private long line = 1;

  private CsvRows(CountingInputStream file, Reader text, char separator) {
    this.file = file;
    this.csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text);
    this.records = csv.iterator();
    this.columns = header();
  }

  /**
   * Opens the file and reads its header.
   *
   * @throws ImportRefusedException if the file cannot be read, or has not the columns needed
   */
  static CsvRows open(Path path, Mapping mapping) {
    char separator = mapping.separator() == null ? ',' : mapping.separator().charAt(0);
    try {
      CountingInputStream file = new CountingInputStream(Files.newInputStream(path));
      Reader text = PlainText.of(file);
      CsvRows rows = new CsvRows(file, text, separator);
      rows.require(mapping.columns());
      return rows;
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new ImportRefusedException("cannot read " + path + ": " + why(e), e);
    }
  }

  private Map<String, Integer> header() {
    if (!records.hasNext()) {
      throw new ImportRefusedException("the file is empty: it needs a header with column names");
    }
    List<String> names = records.next().getFields();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).strip();
      if (positions.put(name, i) != null) {
        throw new ImportRefusedException("the column " + name + " is there twice");
      }
    }
    return Map.copyOf(positions);
  }

  private void require(List<String> needed) {
    List<String> missing = needed.stream().filter(name -> !columns.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new ImportRefusedException(
          "the mapping names columns that the file does not have: " + String.join(", ", missing));
    }
  }

  /**
   * Whether there is another row.
   *
   * @throws UncheckedIOException if the file breaks off or is not UTF-8
   * @throws CsvParseException if quotes are not closed; nothing after that can be told apart
   */
  boolean hasNext() {
    return records.hasNext();
  }

  /**
   * @throws RowRefusedException if the row has not as many fields as the header
   */
  Row next() {
    CsvRecord record = records.next();
    line = record.getStartingLineNumber();
    if (record.getFieldCount() != columns.size()) {
      throw new RowRefusedException("row", "must have " + columns.size() + " fields");
    }
    return new Row(line, columns, record.getFields());
  }

  /** What made reading fail, in words. */
  static String why(Throwable failure) {
    if (failure instanceof CharacterCodingException) {
      return "it is not in UTF-8";
    }
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : why(cause);
  }

  /** Where the row read last starts, counts from 1. */
  long line() {
    return line;
  }

  /** How much of the file, as it lies on the disk, was read; bytes. */
  long bytesRead() {
    return file.count();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
