package dev.rescind.imports;

import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.Requester;
import dev.rescind.events.RescindEvent;
import dev.rescind.upstream.EventIds;
import dev.rescind.upstream.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a row the events that upstream would have published. */
final class RowEvents {

  private final Mapping mapping;
  private final EventIds ids;
  private final boolean historical;
  private final RowReading reading;

  RowEvents(Mapping mapping, ImportMode mode) {
    this.mapping = mapping;
    this.ids = new EventIds(mapping.source());
    this.historical = mode == ImportMode.HISTORICAL;
    this.reading = new RowReading(mapping, ids, historical);
  }

  /**
   * @throws RowRefusedException if the row cannot be read; names the field
   */
  MappedRow map(Row row) {
    Outcome outcome = outcome(row);
    OrderPlaced placed = reading.order(row);
    List<OutgoingEvent> events = new ArrayList<>();
    events.add(outgoing(placed, placed.placedAt(), placed));
    if (mapping.payment().prepaid() && placed.total().isPositive()) {
      events.add(outgoing(placed, placed.placedAt(), paid(placed)));
    }
    if (outcome.at() != null) {
      Instant at = outcome.at().read(row, mapping.zone());
      events.add(outgoing(placed, at, ending(row, placed, outcome, at)));
    }
    return new MappedRow(placed.orderId().value(), List.copyOf(events), peculiarities(row, placed));
  }

  private Outcome outcome(Row row) {
    String column = mapping.outcomes().column();
    Outcome outcome = mapping.outcomes().values().get(row.required(column));
    if (outcome == null) {
      throw new RowRefusedException(column, "must be a value that the mapping names");
    }
    return outcome;
  }

  private OrderPaid paid(OrderPlaced placed) {
    Money total = placed.total();
    String method = Objects.requireNonNull(mapping.payment().method());
    PaymentId paymentId = new PaymentId(ids.of(placed.orderId().value(), "payment").toString());
    return new OrderPaid(placed.orderId(), paymentId, total, method, placed.placedAt(), historical);
  }

  private RescindEvent ending(Row row, OrderPlaced placed, Outcome outcome, Instant at) {
    return switch (outcome.outcome()) {
      case COMPLETED -> new OrderCompleted(placed.orderId(), at, historical);
      case NO_SHOW -> new NoShowRecorded(placed.orderId(), at, historical);
      case CANCELLED -> request(row, placed, outcome, at);
      case OPEN -> throw new IllegalStateException("an open order has no ending");
    };
  }

  private CancellationRequestSubmitted request(
      Row row, OrderPlaced placed, Outcome outcome, Instant at) {
    return new CancellationRequestSubmitted(
        placed.orderId(),
        ids.of(placed.orderId().value(), "request").toString(),
        requester(Objects.requireNonNull(outcome.requester()), placed),
        Objects.requireNonNull(outcome.reason()).fill(row, ids),
        null,
        List.of(),
        at,
        historical);
  }

  private static Requester requester(Party party, OrderPlaced placed) {
    return switch (party) {
      case CUSTOMER -> new Requester(party, placed.customerId().value());
      case MERCHANT -> new Requester(party, placed.merchantId().value());
      case PLATFORM -> new Requester(party, null);
    };
  }

  private OutgoingEvent outgoing(OrderPlaced placed, Instant at, RescindEvent event) {
    String order = placed.orderId().value();
    return new OutgoingEvent(ids.of(order, event.getClass().getSimpleName()), order, at, event);
  }

  private List<MappedRow.Peculiarity> peculiarities(Row row, OrderPlaced placed) {
    Map<MappedRow.Peculiarity, Boolean> found = new EnumMap<>(MappedRow.Peculiarity.class);
    boolean negative = mapping.order().amount().isNegative(row, mapping.currency());
    found.put(MappedRow.Peculiarity.NEGATIVE_AMOUNT, negative);
    found.put(MappedRow.Peculiarity.ZERO_AMOUNT, !negative && !placed.total().isPositive());
    found.put(
        MappedRow.Peculiarity.ZERO_LENGTH,
        placed.lines().stream()
            .map(line -> line.slot())
            .anyMatch(slot -> slot != null && slot.start().equals(slot.end())));
    return found.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }
}
