package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.Fee;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderAmended;
import dev.rescind.events.OrderLine;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs in all since it was amended.
 *
 * @param totalMinor minor units of the currency
 * @param currency absent where the amounts have several: such an amendment counts nowhere
 * @param at UTC
 */
record AmendmentFact(
    String orderId, int revision, long totalMinor, @Nullable String currency, Instant at)
    implements Fact {

  static AmendmentFact of(OrderAmended event) {
    List<Money> amounts =
        Stream.concat(
                event.lines().stream().map(OrderLine::total),
                event.fees().stream().map(Fee::amount))
            .toList();
    List<String> currencies = amounts.stream().map(Money::currency).distinct().toList();
    return new AmendmentFact(
        event.orderId().value(),
        event.revision(),
        amounts.stream().mapToLong(Money::amount).reduce(0, Math::addExact),
        currencies.size() == 1 ? currencies.getFirst() : null,
        storable(event.amendedAt()));
  }

  void write(Row row) throws SQLException {
    row.text(orderId).number(revision).number(totalMinor).text(currency).instant(at);
  }
}
