package dev.rescind.imports;

import static dev.rescind.imports.Trial.HEADER;
import static dev.rescind.imports.Trial.OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.upstream.OutgoingEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

  @TempDir Path directory;

  @Test
  void aGzippedFileIsKnownByItsFirstBytesAndReadsTheSame() throws IOException {
    Path gzipped = directory.resolve("no-hint-in-the-name");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
      out.write((HEADER + OFF).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Trial.map(gzipped)).isEqualTo(Trial.map(Trial.file(directory, HEADER + OFF)));
  }

  @Test
  void quotesByteOrderMarkAndWindowsLineEndsReadTheSame() {
    String plain = HEADER + OFF;
    String dressed =
        "\uFEFF" + plain.replace("no,", "\"no\",").replace("S1", "\"S1\"").replace("\n", "\r\n");
    List<OutgoingEvent> events = Trial.map(Trial.file(directory, dressed));
    assertThat(events).isEqualTo(Trial.map(Trial.file(directory, plain)));
  }

  @Test
  void separatorsLineBreaksAndQuotesInsideQuotesBelongToTheValue() {
    Path file = Trial.file(directory, "a,b\n\"x,\"\"y\"\"\nz\",2\n3,4\n");
    Mapping mapping = MappingFile.parse(Trial.MAPPING);
    assertThatExceptionOfType(ImportRefusedException.class)
        .isThrownBy(() -> CsvRows.open(file, mapping))
        .withMessageContaining("does not have: ")
        .withMessageContaining("no, seats, price");
    List<OutgoingEvent> events = new ArrayList<>();
    String quoted = OFF.replace("7,S1", "\"7\",\"S\"\"1,\n\"");
    Tally tally = transfer(Trial.file(directory, HEADER + quoted + quoted), events);
    assertThat(((OrderPlaced) events.getFirst().event()).merchantId())
        .isEqualTo(new MerchantId("S\"1,"));
    assertThat(tally.rejectSummary()).anyMatch(told -> told.contains("line 4: no: must be there"));
  }

  @Test
  void anotherSeparatorIsTaken() {
    Mapping mapping = MappingFile.parse("separator: \";\"\n" + Trial.MAPPING);
    Path file = Trial.file(directory, (HEADER + OFF).replace(',', ';'));
    assertThat(Trial.map(file, mapping, ImportMode.LIVE, event -> {}).rows()).isEqualTo(1);
  }

  @Test
  void aFileWithoutHeaderOrWithOneColumnTwiceIsRefused() {
    assertThatExceptionOfType(ImportRefusedException.class)
        .isThrownBy(() -> map(""))
        .withMessageContaining("empty");
    assertThatExceptionOfType(ImportRefusedException.class)
        .isThrownBy(() -> map(HEADER.replace("why", "what") + OFF))
        .withMessageContaining("what is there twice");
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "10.00, ten, line 3: price: must be a number",
    "10.00, 10.001, line 3: price: must be a number",
    "10.00, '', line 3: price: must not be empty",
    "',3,', ',0,', line 3: seats: must be at least 1",
    "',3,', ',3.5,', line 3: seats: must be a whole number",
    "2026-03-01, 2026-02-30, line 3: booked: must be a date",
    "2026-03-01, 01.03.2026, line 3: booked: must be a date",
    "'2026-03-29,off', '2026-03-28,off', line 3: to: must not be before the start",
    "off, odd, line 3: status: must be a value that the mapping names",
    "S1, 'S 1', line 3: merchant: must be an id",
    "a@example.org, '', line 3: email: must not be empty",
    "ILLNESS, 'ILLNESS,more', line 3: row: must have 12 fields",
    "',2026-03-28,ILLNESS', '', line 3: row: must have 12 fields",
  })
  void aRowThatCannotBeReadIsToldByLineFieldAndRuleAndTheOthersAreTaken(
      String right, String wrong, String told) {
    String broken = OFF.replaceFirst("7", "8").replace(right, wrong);
    Tally tally = map(HEADER + OFF + broken + OFF.replaceFirst("7", "9"));
    assertThat(tally.rejects()).isEqualTo(1);
    assertThat(tally.rejectSummary()).anyMatch(line -> line.contains(told), told);
    assertThat(tally.rows()).isEqualTo(2);
  }

  @Test
  void aSecondRowOfOneIdIsToldAndNotMistakenForARepetition() {
    Tally tally = map(HEADER + OFF + OFF);
    assertThat(tally.rejectSummary())
        .anyMatch(line -> line.contains("line 3: no: must be there once"));
    assertThat(tally.rows()).isEqualTo(1);
  }

  @Test
  void quotesLeftOpenAndBytesThatAreNoTextEndTheFileAndAreTold() throws IOException {
    Tally open = map(HEADER + OFF + "\"8,S1\n" + OFF.replaceFirst("7", "9"));
    assertThat(open.rows()).isEqualTo(1);
    assertThat(open.rejectSummary())
        .anyMatch(line -> line.contains("line 2: file: cannot be read after this row"));
    Path binary = Trial.file(directory, HEADER + manyRows());
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe}, StandardOpenOption.APPEND);
    Tally tally = transfer(binary, new ArrayList<>());
    assertThat(tally.rows()).isPositive();
    assertThat(tally.rejectSummary()).anyMatch(told -> told.contains("not in UTF-8"));
  }

  /** More than is read ahead at once. */
  private static String manyRows() {
    return IntStream.range(0, 5_000)
        .mapToObj(number -> OFF.replaceFirst("7", "" + number))
        .collect(Collectors.joining());
  }

  @Test
  void rejectsBeyondTheFirstTwentyAreCountedByRule() {
    Tally tally = map(HEADER + OFF.replace("off", "odd").repeat(30));
    assertThat(tally.rejects()).isEqualTo(30);
    assertThat(tally.rejectSummary())
        .hasSize(1 + 20 + 1 + 1)
        .last()
        .asString()
        .contains("30 status: must be a value");
  }

  private Tally map(String content) {
    return transfer(Trial.file(directory, content), new ArrayList<>());
  }

  private static Tally transfer(Path file, List<OutgoingEvent> events) {
    return Trial.map(file, MappingFile.parse(Trial.MAPPING), ImportMode.HISTORICAL, events::add);
  }
}
