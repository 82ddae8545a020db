package dev.rescind.reporting.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Fee;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.ProductId;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import dev.rescind.reporting.views.AsOf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order of 50.00 EUR that becomes one of 70.00 and then one of 30.00. */
class AmendedOrdersTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Story STORY = new Story("a", "m", START);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void costWhatTheirLatestRevisionSaysWhateverTheOrderItIsToldIn(long seed) {
    List<Told> told =
        new ArrayList<>(
            List.of(
                new Told("placed", STORY.placed()),
                new Told("first", amended(1, 2, 6_500)),
                new Told("second", amended(2, 4, 2_500)),
                new Told("other", new Story("b", "m", START).placed())));
    Collections.shuffle(told, new Random(seed));
    try (TestIngest ingest = new TestIngest(directory)) {
      told.forEach(one -> ingest.take(List.of(one)));

      assertThat(total(ingest, null)).isEqualTo(3_000);
      assertThat(total(ingest, after(4))).isEqualTo(3_000);
      assertThat(total(ingest, after(4).minusNanos(1_000))).isEqualTo(7_000);
      assertThat(total(ingest, after(2).minusNanos(1_000))).isEqualTo(5_000);
      assertThat(ordered(ingest, null)).isEqualTo(8_000);
      assertThat(ordered(ingest, after(1))).isEqualTo(10_000);
    }
  }

  @Test
  void costWhatALaterRevisionSaysAlsoIfItWasMadeEarlier() {
    try (TestIngest ingest = new TestIngest(directory)) {
      ingest.take(
          List.of(
              new Told("placed", STORY.placed()),
              new Told("second", amended(2, 2, 2_500)),
              new Told("first", amended(1, 4, 6_500))));

      assertThat(total(ingest, null)).isEqualTo(3_000);
    }
  }

  @Test
  void anAmendmentInAnotherCurrencyDoesNotCount() {
    try (TestIngest ingest = new TestIngest(directory)) {
      ingest.take(
          List.of(
              new Told("placed", STORY.placed()),
              new Told("dollars", amended(1, 2, 6_500, "USD", "USD")),
              new Told("both", amended(2, 4, 2_500, "EUR", "USD"))));

      assertThat(total(ingest, null)).isEqualTo(5_000);
      assertThat(total(ingest, after(2))).isEqualTo(5_000);
    }
  }

  private static long total(TestIngest ingest, @Nullable Instant asOf) {
    return ask(ingest, asOf, "select total_minor from orders where order_id = 'a'");
  }

  private static long ordered(TestIngest ingest, @Nullable Instant asOf) {
    return ask(ingest, asOf, "select ordered_minor from merchant_days");
  }

  private static long ask(TestIngest ingest, @Nullable Instant asOf, String sql) {
    try (var session = ingest.generations().session()) {
      AsOf.in(session, asOf);
      return session.query(sql, row -> row.getLong(1)).getFirst();
    }
  }

  /** Of one line at the price given, and a fee of 5.00. */
  private static OrderAmended amended(int revision, int hour, long price) {
    return amended(revision, hour, price, "EUR", "EUR");
  }

  private static OrderAmended amended(
      int revision, int hour, long price, String currency, String ofTheFee) {
    Money none = Money.zero(currency);
    OrderLine line =
        new OrderLine(
            new LineId("1"),
            new ProductId("tour"),
            null,
            1,
            new Money(price, currency),
            none,
            none,
            null);
    return new OrderAmended(
        new OrderId("a"),
        revision,
        List.of(line),
        List.of(new Fee("service", new Money(500, ofTheFee))),
        after(hour),
        false);
  }

  private static Instant after(int hours) {
    return START.plus(Duration.ofHours(hours));
  }
}
