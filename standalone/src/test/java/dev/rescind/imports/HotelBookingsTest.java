package dev.rescind.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.RescindEvent;
import dev.rescind.policy.CaseFacts;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyCatalogue;
import dev.rescind.policy.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole public data set through the sample mapping and under the sample policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotelBookingsTest {

  private static final String REFUNDS_BY_SQL =
      """
      select booking_id, (greatest(amount_cents, 0) * percent + 50) // 100
      from (
        select *,
          case
            when arrival_on - status_on >= 14 then 100
            when arrival_on - status_on >= 7 then 50
            when arrival_on - status_on >= 1 then 25
            else 0
          end as percent
        from read_csv(?)
        where status = 'Canceled')\
      """;

  private final List<RescindEvent> events = new ArrayList<>();
  private final Set<Object> ids = new HashSet<>();
  private final Map<OrderId, Money> refunds = new HashMap<>();
  private Tally tally = new Tally();

  @BeforeAll
  void mapTheWholeFile() throws IOException {
    Path file = HotelBookings.file().orElse(null);
    assumeTrue(file != null, "hotel bookings not found: set RESCIND_SHARED to where data/ lies");
    Mapping mapping = MappingFile.read(HotelBookings.MAPPING);
    tally =
        Trial.map(
            file,
            mapping,
            mapping.mode(),
            outgoing -> {
              events.add(outgoing.event());
              ids.add(outgoing.id());
            });
    evaluate();
  }

  @Test
  void everyRowIsTakenWithItsOutcome() {
    assertThat(tally.rejectSummary()).isEmpty();
    assertThat(tally.rows()).isEqualTo(119_390);
    assertThat(tally.events("OrderPlaced")).isEqualTo(119_390);
    assertThat(tally.events("OrderPaid")).isEqualTo(119_390 - 1_959 - 1);
    assertThat(tally.events("CancellationRequestSubmitted")).isEqualTo(43_017);
    assertThat(tally.events("NoShowRecorded")).isEqualTo(1_207);
    assertThat(tally.events("OrderCompleted")).isEqualTo(75_166);
    assertThat(ids).as("bookings that look alike are still different").hasSize(events.size());
  }

  @Test
  void whatIsPeculiarIsTold() {
    assertThat(tally.peculiar(MappedRow.Peculiarity.NEGATIVE_AMOUNT)).isEqualTo(1);
    assertThat(tally.peculiar(MappedRow.Peculiarity.ZERO_AMOUNT)).isEqualTo(1_959);
    assertThat(tally.peculiar(MappedRow.Peculiarity.ZERO_LENGTH)).isEqualTo(715);
  }

  @Test
  void eachHotelHasItsOwn() {
    Map<OrderId, String> hotels =
        only(OrderPlaced.class)
            .collect(Collectors.toMap(OrderPlaced::orderId, order -> order.merchantId().value()));
    assertThat(only(OrderPlaced.class).collect(by(order -> order.merchantId().value())))
        .isEqualTo(Map.of("H1", 40_060L, "H2", 79_330L));
    assertThat(requests().collect(by(request -> "" + hotels.get(request.orderId()))))
        .isEqualTo(Map.of("H1", 10_831L, "H2", 32_186L));
    assertThat(only(NoShowRecorded.class).collect(by(noShow -> "" + hotels.get(noShow.orderId()))))
        .isEqualTo(Map.of("H1", 291L, "H2", 916L));
  }

  @Test
  void everyRequestIsApprovedByTheSamplePolicyAndNoneGetsMoreThanItPaid() {
    Map<OrderId, Money> paid =
        only(OrderPaid.class).collect(Collectors.toMap(OrderPaid::orderId, OrderPaid::captured));
    assertThat(refunds).hasSize(43_017);
    assertThat(refunds)
        .allSatisfy((order, refund) ->
            assertThat(refund)
                .isLessThanOrEqualTo(paid.getOrDefault(order, Money.zero(refund.currency()))));
  }

  /** The tiers of the sample policy once more, by days of the calendar and in SQL over the file. */
  @Test
  @DisplayName("M8, P5: refunds by the policy's tiers are to the cent what SQL over the file says")
  void everyRefundIsToTheCentWhatTheFileSays() throws SQLException {
    Map<OrderId, Money> expected = new HashMap<>();
    try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement statement = memory.prepareStatement(REFUNDS_BY_SQL)) {
      statement.setString(1, HotelBookings.file().orElseThrow().toString());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          expected.put(new OrderId(rows.getString(1)), new Money(rows.getLong(2), "EUR"));
        }
      }
    }
    assertThat(refunds).isEqualTo(expected);
    assertThat(sum(refunds)).isEqualTo(sum(expected)).isPositive();
  }

  private static long sum(Map<OrderId, Money> refunds) {
    return refunds.values().stream().mapToLong(Money::amount).sum();
  }

  private void evaluate() throws IOException {
    Policy policy = Policy.of(PolicyFiles.readYaml(Files.readString(HotelBookings.POLICY)));
    PolicyCatalogue catalogue =
        new PolicyCatalogue(
            Stream.concat(PolicyFiles.presets().stream(), Stream.of(policy)).toList());
    Map<OrderId, OrderPlaced> orders =
        only(OrderPlaced.class).collect(Collectors.toMap(OrderPlaced::orderId, order -> order));
    Map<OrderId, OrderPaid> payments =
        only(OrderPaid.class).collect(Collectors.toMap(OrderPaid::orderId, paid -> paid));
    requests()
        .forEach(request -> {
          OrderPlaced order = Objects.requireNonNull(orders.get(request.orderId()));
          OrderPaid paid = payments.get(request.orderId());
          refunds.put(order.orderId(), refund(catalogue, order, paid, request));
        });
  }

  private static Money refund(
      PolicyCatalogue catalogue,
      OrderPlaced order,
      @Nullable OrderPaid paid,
      CancellationRequestSubmitted request) {
    Instant at = request.requestedAt();
    OrderFacts facts = new OrderFacts(order, paid == null ? List.of() : List.of(paid), null, null);
    List<LineQuantity> lines =
        order.lines().stream()
            .map(line -> new LineQuantity(line.lineId(), line.quantity()))
            .toList();
    CaseFacts asked = new CaseFacts(request.requester(), request.reason(), lines, Map.of());
    Policy policy = catalogue.find(order, at).orElseThrow();
    assertThat(policy.policyId().value()).isEqualTo("hotel-bookings");
    return switch (policy.evaluate(facts, asked, at)) {
      case Evaluation.Approved approved -> approved.refund();
      case Evaluation.Refused refused -> throw new AssertionError(refused.explanation());
    };
  }

  private Stream<CancellationRequestSubmitted> requests() {
    return only(CancellationRequestSubmitted.class);
  }

  private <T> Stream<T> only(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  private static <T> Collector<T, ?, Map<String, Long>> by(Function<T, String> key) {
    return Collectors.groupingBy(key, Collectors.counting());
  }
}
