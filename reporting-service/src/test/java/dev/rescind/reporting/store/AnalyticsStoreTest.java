package dev.rescind.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsStoreTest {

  private static final String COUNT = "select count(*) from release_facts";

  @TempDir Path directory;
  private AnalyticsStore store;

  @BeforeEach
  void open() {
    store = new AnalyticsStore(new StoreProperties(directory, "256MB", 2, "1GB"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void takesAppendedRowsBackWithTheirTransaction() {
    assertThatThrownBy(() ->
            store.inTransaction(transaction -> {
              append(transaction);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(count()).isZero();
  }

  @Test
  void worksOnAfterAStatementThatTheDatabaseRefused() {
    assertThatThrownBy(() ->
            store.inTransaction(transaction -> {
              append(transaction);
              transaction.execute("insert into order_facts (order_id) values (null)");
              return 1;
            }))
        .isInstanceOf(StoreException.class);

    store.inTransaction(AnalyticsStoreTest::append);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void showsQueriesWhatIsCommittedAlone() {
    store.inTransaction(transaction -> {
      append(transaction);
      assertThat(count()).isZero();
      return transaction;
    });

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void letsNoQueryReachFilesOrChangeTheRules() throws IOException {
    Path file = Files.writeString(directory.resolve("secret.csv"), "a\n1\n");

    assertThatThrownBy(() -> store.query("select * from '" + file + "'", row -> row.getString(1)))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.query("copy orders to '" + file + "'", row -> row.getString(1)))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.query("set enable_external_access = true", row -> 1))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.query("set memory_limit = '8GB'", row -> 1))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void leavesOneFileWhenItIsClosed() throws IOException {
    store.inTransaction(AnalyticsStoreTest::append);
    store.close();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("analytics.duckdb");
    }
    assertThatThrownBy(this::count).hasMessage("the analytics database is closed");
  }

  @Test
  void tellsASecondProcessInOneLineThatItIsInUse() throws IOException {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherProcess.class.getName(),
                    directory.toString()))
            .start();

    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said.strip())
        .isEqualTo(
            "another process has the analytics database open: "
                + directory.resolve("analytics.duckdb"));
  }

  @Test
  void holdsTheYearsOneTo9999() {
    for (String held : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z")) {
      assertThat(StoredInstant.storable(Instant.parse(held))).isEqualTo(held);
    }
    for (String beyond : List.of("0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> StoredInstant.storable(Instant.parse(beyond)))
          .isInstanceOf(DateTimeException.class);
    }
  }

  private long count() {
    return store.query(COUNT, row -> row.getLong(1)).getFirst();
  }

  private static Transaction append(Transaction transaction) {
    transaction.append(
        "release_facts",
        List.of("slot-1"),
        (row, slot) ->
            row.text("event")
                .text(slot)
                .text("order")
                .text("line")
                .text("case")
                .text("step")
                .text("RELEASED")
                .number(1)
                .instant(Instant.parse("2026-01-01T00:00:00Z"))
                .flag(false));
    return transaction;
  }
}
