package dev.rescind.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Explanation;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Route;
import dev.rescind.reporting.projections.Fact;
import dev.rescind.reporting.projections.Projections;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.StoreProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The known answers of the whole public data set. Every request of it is approved under the sample
 * policy, which {@link HotelBookingsTest} shows; here the approvals are made up accordingly.
 */
class HotelAnalyticsTest {

  private static final int AT_ONCE = 50_000;

  @TempDir Path directory;
  private final Map<String, OrderPlaced> orders = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  @Test
  void eachHotelHasTheCancellationRateThatIsKnown() {
    Path file = HotelBookings.file().orElse(null);
    assumeTrue(file != null, "hotel bookings not found: set RESCIND_SHARED to where data/ lies");
    Mapping mapping = MappingFile.read(HotelBookings.MAPPING);
    try (AnalyticsStore store =
        new AnalyticsStore(new StoreProperties(directory, "256MB", 2, "1GB"))) {
      Trial.map(
          file,
          mapping,
          mapping.mode(),
          outgoing -> take(outgoing.id().toString(), outgoing.event(), store));
      keep(store);

      assertThat(
              store.query(
                  """
                  select concat_ws(' ', merchant_id, sum(cancelled), 'of', sum(orders),
                    round(sum(cancelled) / sum(orders), 6))
                  from merchant_days group by merchant_id order by 1\
                  """,
                  row -> row.getString(1)))
          .containsExactly("H1 10831 of 40060 0.270369", "H2 32186 of 79330 0.405723");
    }
  }

  private void take(String id, RescindEvent event, AnalyticsStore store) {
    Projections.fact(id, event).ifPresent(facts::add);
    if (event instanceof OrderPlaced placed) {
      orders.put(placed.orderId().value(), placed);
    }
    if (event instanceof CancellationRequestSubmitted asked) {
      Projections.fact(id + "-approved", approved(asked)).ifPresent(facts::add);
    }
    if (facts.size() >= AT_ONCE) {
      keep(store);
    }
  }

  private void keep(AnalyticsStore store) {
    store.inTransaction(transaction -> {
      Projections.add(transaction, facts);
      return transaction;
    });
    facts.clear();
  }

  private CancellationApproved approved(CancellationRequestSubmitted asked) {
    OrderPlaced order = Objects.requireNonNull(orders.get(asked.orderId().value()));
    return new CancellationApproved(
        new CancellationId("case-" + order.orderId()),
        order.orderId(),
        order.merchantId(),
        order.customerId(),
        asked.requester(),
        asked.reason(),
        Route.AUTOMATIC,
        new PolicyReference(new PolicyId("hotel-bookings"), 1),
        List.of(),
        Money.zero(order.currency()),
        List.of(),
        new Explanation(List.of()),
        asked.requestedAt(),
        asked.requestedAt(),
        null,
        true);
  }
}
