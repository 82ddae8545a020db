package dev.rescind.reporting.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rescind.events.RescindEvent;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesTest {

  private static final MerchantScope ALL = new MerchantScope(null);
  private static final Window ALWAYS = new Window(null, null, null);

  @TempDir Path directory;
  private TestIngest ingest;
  private Rates rates;
  private final AtomicInteger ids = new AtomicInteger();

  @BeforeEach
  void open() {
    ingest = new TestIngest(directory);
    rates = new Rates(ingest.generations());
  }

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void countsApprovedAndSettledCancellationsOfTheOrdersPlaced() {
    tell(order("a", "m", "2026-03-01T00:00:00Z").cancelledAndSettled());
    Story approved = order("b", "m", "2026-03-02T00:00:00Z");
    tell(List.of(approved.placed(), approved.approved()));
    tell(List.of(order("c", "m", "2026-03-03T00:00:00Z").placed()));

    assertThat(rates.cancellationRate(ALL, ALWAYS, Period.ALL))
        .extracting("merchantId", "period", "numerator", "denominator", "rate")
        .containsExactly(tuple("m", "all", 2L, 3L, "0.666667"));
  }

  @Test
  void countsNeitherNoShowsNorRejectedNorOpenRequests() {
    Story noShow = order("a", "m", "2026-03-01T00:00:00Z");
    Story rejected = order("b", "m", "2026-03-01T00:00:00Z");
    Story open = order("c", "m", "2026-03-01T00:00:00Z");
    tell(List.of(noShow.placed(), noShow.noShow()));
    tell(List.of(rejected.placed(), rejected.requested(), rejected.rejected()));
    tell(List.of(open.placed(), open.requested()));

    assertThat(rates.cancellationRate(ALL, ALWAYS, Period.ALL))
        .extracting("numerator", "denominator", "rate")
        .containsExactly(tuple(0L, 3L, "0.000000"));
    assertThat(rates.reasons(ALL, ALWAYS)).isEmpty();
  }

  @Test
  void leavesOutACancellationWhoseOrderIsNotKnown() {
    tell(List.of(order("a", "m", "2026-03-01T00:00:00Z").approved()));

    assertThat(rates.cancellationRate(ALL, ALWAYS, Period.ALL)).isEmpty();
    assertThat(rates.reasons(ALL, ALWAYS)).isEmpty();
  }

  @Test
  void takesInTheFirstInstantOfAWindowAndLeavesOutItsEnd() {
    tell(order("before", "m", "2026-02-28T23:59:59.999999Z").cancelledAndSettled());
    tell(order("first", "m", "2026-03-01T00:00:00Z").cancelledAndSettled());
    tell(List.of(order("last", "m", "2026-03-31T23:59:59.999999Z").placed()));
    tell(order("end", "m", "2026-04-01T00:00:00Z").cancelledAndSettled());

    Window march = Window.parse("2026-03-01", "2026-04-01T00:00:00Z", null);

    assertThat(rates.cancellationRate(ALL, march, Period.ALL))
        .extracting("numerator", "denominator", "rate")
        .containsExactly(tuple(1L, 2L, "0.500000"));
    assertThat(rates.reasons(ALL, march))
        .extracting("reason", "numerator", "denominator", "share")
        .containsExactly(tuple("CHANGED_PLANS", 1L, 1L, "1.000000"));
  }

  @Test
  void sumsUpByUtcDayMonthAndYear() {
    tell(List.of(order("a", "m", "2025-12-31T23:59:59.999999Z").placed()));
    tell(order("b", "m", "2026-01-01T00:00:00Z").cancelledAndSettled());
    tell(List.of(order("c", "m", "2026-01-31T23:59:59Z").placed()));

    assertThat(periods(Period.YEAR)).containsExactly("2025 0/1", "2026 1/2");
    assertThat(periods(Period.MONTH)).containsExactly("2025-12 0/1", "2026-01 1/2");
    assertThat(periods(Period.DAY))
        .containsExactly("2025-12-31 0/1", "2026-01-01 1/1", "2026-01-31 0/1");
  }

  @Test
  void keepsMerchantsApart() {
    tell(order("a", "m1", "2026-03-01T00:00:00Z").cancelledAndSettled());
    tell(List.of(order("b", "m2", "2026-03-01T00:00:00Z").placed()));

    assertThat(rates.cancellationRate(ALL, ALWAYS, Period.ALL))
        .extracting("merchantId", "rate")
        .containsExactly(tuple("m1", "1.000000"), tuple("m2", "0.000000"));
    assertThat(rates.cancellationRate(new MerchantScope("m2"), ALWAYS, Period.ALL))
        .extracting("merchantId")
        .containsExactly("m2");
    assertThat(rates.reasons(new MerchantScope("m2"), ALWAYS)).isEmpty();
  }

  private Stream<String> periods(Period period) {
    return rates.cancellationRate(ALL, ALWAYS, period).stream()
        .map(row -> row.period() + " " + row.numerator() + "/" + row.denominator());
  }

  private void tell(List<? extends RescindEvent> events) {
    ingest.take(
        events.stream().map(event -> new Told("id-" + ids.incrementAndGet(), event)).toList());
  }

  private static Story order(String id, String merchant, String placedAt) {
    return new Story(id, merchant, Instant.parse(placedAt));
  }
}
