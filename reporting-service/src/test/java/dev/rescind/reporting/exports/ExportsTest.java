package dev.rescind.reporting.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import dev.rescind.reporting.views.Views;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

  @TempDir Path directory;
  private TestIngest ingest;
  private Exports exports;

  @BeforeEach
  void open() {
    ingest = new TestIngest(directory.resolve("it's here"));
    exports = new Exports(ingest.generations(), new ExportProperties(Duration.ofMinutes(1)));
    Story story = new Story("order-1", "m", Instant.parse("2026-03-01T10:00:00Z"));
    ingest.take(
        story.cancelledAndSettled().stream()
            .map(event -> new Told(event.getClass().getSimpleName(), event))
            .toList());
  }

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void writesParquetThatOtherToolsRead() throws IOException, SQLException {
    Path file = kept("cases", ExportFormat.PARQUET, null);

    byte[] bytes = Files.readAllBytes(file);
    assertThat(Arrays.copyOf(bytes, 4)).isEqualTo("PAR1".getBytes(StandardCharsets.US_ASCII));
    assertThat(elsewhere("select state || ' ' || refund_minor from '" + file + "'"))
        .containsExactly("SETTLED 5000");
    assertThat(elsewhere("select typeof(requested_at) from '" + file + "'"))
        .containsExactly("TIMESTAMP");
  }

  @Test
  void writesEveryViewAndTheWholeEventLogInBothFormats() throws IOException, SQLException {
    for (String view : Views.names()) {
      for (ExportFormat format : ExportFormat.values()) {
        Path file = kept(view, format, null);
        assertThat(elsewhere("select count(*)::varchar from '" + file + "'"))
            .as(view)
            .containsExactly(Long.toString(ingest.count("select count(*) from " + view)));
      }
    }
    Path events = kept("events", ExportFormat.PARQUET, null);
    assertThat(
            elsewhere(
                "select count(*)::varchar from '" + events + "' where payload like '%order-1%'"))
        .containsExactly("7");
  }

  @Test
  void writesWhatWasSoAtAnInstant() throws IOException, SQLException {
    Path file = kept("cases", ExportFormat.CSV, Instant.parse("2026-03-01T12:00:00Z"));

    assertThat(elsewhere("select state from '" + file + "'")).containsExactly("APPROVED");
    assertThat(Files.readAllLines(file).getFirst()).startsWith("cancellation_id,order_id,");
  }

  @Test
  void leavesNothingBehindWhetherItIsTakenOrNot() throws IOException {
    exports.export(
        "cases", ExportFormat.CSV, null, null, file -> assertThat(file).isNotEmptyFile());
    assertThatThrownBy(() ->
            exports.export(
                "cases",
                ExportFormat.CSV,
                null,
                null,
                file -> {
                  throw new IOException("the caller is gone");
                }))
        .hasMessageContaining("the caller is gone");

    assertThat(left()).isEmpty();
    exports.export(
        "cases", ExportFormat.CSV, null, null, file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void clearsAwayWhatAKilledProcessLeft() throws IOException {
    Path orphan = directory.resolve("it's here/generations/g1/exports/orphan.csv");
    Files.writeString(orphan, "x");
    ingest.close();
    ingest = new TestIngest(directory.resolve("it's here"));

    assertThat(left()).isEmpty();
  }

  @Test
  void writesOneAtATime() {
    exports.export(
        "cases",
        ExportFormat.CSV,
        null,
        null,
        file ->
            assertThatThrownBy(() -> kept("cases", ExportFormat.CSV, null))
                .hasMessage("another export is being written; ask again when it is done"));
  }

  @Test
  void refusesWhatIsNoViewAndNoFormat() {
    for (String name :
        List.of("event_log", "case_facts", "nothing", "cases; drop table case_facts")) {
      assertThatThrownBy(() -> kept(name, ExportFormat.CSV, null))
          .isInstanceOf(ProblemException.class);
    }
    assertThatThrownBy(() -> ExportFormat.parse("xls")).hasMessage("format must be parquet or csv");
  }

  private Path kept(
      String view, ExportFormat format, @org.jspecify.annotations.Nullable Instant asOf)
      throws IOException {
    AtomicReference<byte[]> bytes = new AtomicReference<>(new byte[0]);
    exports.export(view, format, asOf, null, file -> bytes.set(Files.readAllBytes(file)));
    return Files.write(directory.resolve(view + "." + format.extension()), bytes.get());
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("it's here/generations/g1/exports"))) {
      return files.toList();
    }
  }

  /** In a database that has nothing to do with ours. */
  private static List<String> elsewhere(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Stream.Builder<String> values = Stream.builder();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values.build().toList();
    }
  }
}
