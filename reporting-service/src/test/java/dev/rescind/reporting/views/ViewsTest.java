package dev.rescind.reporting.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.events.AvailabilityEvent.SlotOpened;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.ProductId;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.SlotId;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import dev.rescind.reporting.store.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {

  private static final Story STORY = new Story("a", "m", Instant.parse("2026-03-01T10:00:00Z"));

  @TempDir Path directory;
  private TestIngest ingest;
  private int told;

  @BeforeEach
  void open() {
    ingest = new TestIngest(directory);
    tell(STORY.cancelledAndSettled());
  }

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void sayWhatTheyAreAndWhatEachColumnMeans() {
    try (Session session = ingest.generations().session()) {
      List<Views.View> views = Views.describe(session);

      assertThat(views).extracting(Views.View::name).containsExactlyElementsOf(Views.names());
      assertThat(views)
          .allSatisfy(view -> {
            assertThat(view.comment()).as(view.name()).isNotBlank();
            assertThat(view.columns())
                .isNotEmpty()
                .allSatisfy(column -> {
                  assertThat(column.comment()).as(view.name() + "." + column.name()).isNotBlank();
                  assertThat(column.type()).doesNotContain("DOUBLE", "FLOAT");
                });
          });
    }
  }

  @Test
  void areAllDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/analytics.md"));

    assertThat(Views.names()).allSatisfy(view -> assertThat(page).contains("| `" + view + "` |"));
  }

  @Test
  void answerAsOfAnyInstantUnderTheNameTheyHaveToday() {
    for (String view : Views.names()) {
      assertThat(asOf("2026-02-28T00:00:00Z", "select count(*) from " + view))
          .as(view)
          .isEqualTo("0");
    }
    assertThat(asOf("2026-03-01T09:59:59.999999Z", "select count(*) from orders")).isEqualTo("0");
    assertThat(asOf("2026-03-01T10:00:00Z", "select count(*) from orders")).isEqualTo("1");
    assertThat(asOf("2026-03-01T13:59:59Z", "select count(*) from refunds")).isEqualTo("0");
    assertThat(asOf("2026-03-01T14:00:00Z", "select sum(amount_minor) from refunds"))
        .isEqualTo("5000");
    assertThat(asOf("2026-03-01T11:59:59Z", "select cancelled from merchant_days")).isEqualTo("0");
    assertThat(asOf("2026-03-01T12:00:00Z", "select cancelled from merchant_days")).isEqualTo("1");
    assertThat(asOf("2026-03-01T12:00:00Z", "select refund_minor from cases")).isEqualTo("5000");
    assertThat(asOf("2026-03-01T11:00:00Z", "select coalesce(refund_minor, -1) from cases"))
        .isEqualTo("-1");
  }

  @Test
  void compareThenAndNowInOneQuestion() {
    assertThat(
            now(
                """
                select b.state || ' then, ' || c.state || ' now'
                from cases_as_of('2026-03-01T11:30:00') b join cases c using (cancellation_id)\
                """))
        .isEqualTo("REQUESTED then, SETTLED now");
  }

  @Test
  void tellTheStoryOfACaseInTheOrderOfTime() {
    assertThat(now("select count(*) from case_events where cancellation_id = 'case-a'"))
        .isEqualTo("0");
    assertThat(now("select count(*) from events")).isEqualTo("7");
  }

  @Test
  void countOrdersOfADayAndWhatBecameOfThem() {
    tell(List.of(new Story("b", "m", Instant.parse("2026-03-01T23:59:59Z")).placed()));
    Story noShow = new Story("c", "m", Instant.parse("2026-03-02T00:00:00Z"));
    tell(List.of(noShow.placed(), noShow.noShow()));

    assertThat(ingest.rows("(select * exclude (merchant_id) from merchant_days)"))
        .containsExactly(
            "{'day': 2026-03-01, 'currency': EUR, 'orders': 2, 'cancelled': 1, 'no_shows': 0,"
                + " 'completed': 0, 'ordered_minor': 10000, 'refunded_minor': 5000}",
            "{'day': 2026-03-02, 'currency': EUR, 'orders': 1, 'cancelled': 0, 'no_shows': 1,"
                + " 'completed': 0, 'ordered_minor': 5000, 'refunded_minor': 0}");
    assertThat(now("select reason || cancellations from reasons")).isEqualTo("CHANGED_PLANS1");
  }

  @Test
  void tellAReleasedPlaceAsResoldOnceAndOnlyToAnotherOrder() {
    tell(List.of(opened(), reserved("a", "2026-03-01T10:00:00Z")));
    assertThat(now("select count(*) from resold_slots")).isEqualTo("0");

    tell(List.of(reserved("a", "2026-03-01T14:30:00Z")));
    assertThat(now("select count(*) from resold_slots")).isEqualTo("0");

    tell(List.of(reserved("b", "2026-03-01T15:10:00Z"), reserved("c", "2026-03-01T16:00:00Z")));
    assertThat(now("select resold_to || ' after ' || minutes_free from resold_slots"))
        .isEqualTo("b after 70");
    assertThat(now("select reserved || ' ' || released || ' of ' || capacity from slots"))
        .isEqualTo("4 1 of 3");
    assertThat(asOf("2026-03-01T15:09:59Z", "select count(*) from resold_slots")).isEqualTo("0");
  }

  @Test
  void refuseWhatIsNoInstant() {
    for (String text : List.of("", "yesterday", "2026-13-01", "2026-01-01T00:00", "+10000-01-01")) {
      assertThatThrownBy(() -> Instants.parse("asOf", text))
          .hasMessageStartingWith("asOf must be a date or a UTC instant");
    }
    assertThat(Instants.parse("asOf", "2026-03-01")).isEqualTo("2026-03-01T00:00:00Z");
  }

  private static SlotOpened opened() {
    return new SlotOpened(
        new SlotId("a-slot"),
        new ProductId("tour"),
        new MerchantId("m"),
        Instant.parse("2026-03-10T10:00:00Z"),
        Instant.parse("2026-03-10T11:00:00Z"),
        ZoneId.of("Europe/Berlin"),
        3,
        Instant.parse("2026-03-01T10:00:00Z"),
        false);
  }

  private static SlotReserved reserved(String order, String at) {
    return new SlotReserved(
        new SlotId("a-slot"), new OrderId(order), new LineId("1"), 1, Instant.parse(at), false);
  }

  private void tell(List<? extends RescindEvent> events) {
    ingest.take(events.stream().map(event -> new Told("id-" + told++, event)).toList());
  }

  private String now(String sql) {
    return ingest.store().query(sql, row -> row.getString(1)).getFirst();
  }

  private String asOf(String instant, String sql) {
    try (Session session = ingest.generations().session()) {
      AsOf.in(session, Instant.parse(instant)).readOnly();
      List<String> answers = session.query(sql, row -> row.getString(1));
      return answers.isEmpty() ? "0" : answers.getFirst();
    }
  }
}
