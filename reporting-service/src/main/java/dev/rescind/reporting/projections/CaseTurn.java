package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.Kind;
import dev.rescind.events.Fault;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn that a case took and may take again, or one that most cases never take.
 *
 * @param state the state it has since; absent if it keeps the one it had
 * @param disputes 1 where a dispute begins, -1 where one ends, else 0
 * @param fault whose fault it is said to be from then on; absent if nothing is said
 * @param bearing what it says about those concerned from then on; absent if nothing is said
 * @param at UTC
 */
record CaseTurn(
    String eventId,
    CaseEvent event,
    @Nullable String state,
    int disputes,
    @Nullable Fault fault,
    @Nullable Bearing bearing,
    Instant at)
    implements Fact {

  private static CaseTurn to(String id, CaseEvent event, String state, Instant at) {
    return new CaseTurn(id, event, state, 0, null, null, storable(at));
  }

  static CaseTurn of(String id, ResponseAwaited event) {
    return to(id, event, "AWAITING_RESPONSE", event.awaitedSince());
  }

  static CaseTurn of(String id, AlternativeOffered event) {
    return to(id, event, "ALTERNATIVE_OFFERED", event.offeredAt());
  }

  static CaseTurn of(String id, AlternativeAccepted event) {
    return to(id, event, "KEEPING", event.acceptedAt());
  }

  static CaseTurn of(String id, AlternativeDeclined event) {
    return to(id, event, "AWAITING_RESPONSE", event.declinedAt());
  }

  static CaseTurn of(String id, OrderKept event) {
    return to(id, event, "KEPT", event.keptAt());
  }

  static CaseTurn of(String id, CancellationWithdrawn event) {
    return to(id, event, "WITHDRAWN", event.withdrawnAt());
  }

  static CaseTurn of(String id, CancellationSuperseded event) {
    return to(id, event, "SUPERSEDED", event.supersededAt());
  }

  /** A refund that is asked for has to be settled too. */
  static CaseTurn of(String id, RefundRequested event) {
    return to(id, event, "APPROVED", event.requestedAt());
  }

  static CaseTurn of(String id, DisputeOpened event) {
    return new CaseTurn(id, event, null, 1, null, null, storable(event.openedAt()));
  }

  static CaseTurn of(String id, DisputeWithdrawn event) {
    return new CaseTurn(id, event, null, -1, null, null, storable(event.withdrawnAt()));
  }

  /** What a ruling adds to a case that was decided before has to be settled too. */
  static CaseTurn of(String id, DisputeRuled event) {
    boolean adds = event.kind() != Kind.ESCALATION && !event.settlement().isEmpty();
    return new CaseTurn(
        id, event, adds ? "APPROVED" : null, -1, event.fault(), null, storable(event.ruledAt()));
  }

  static CaseTurn of(String id, ReorderLinked event) {
    Bearing bearing = event.bearing();
    return new CaseTurn(id, event, null, 0, bearing.fault(), bearing, storable(event.linkedAt()));
  }

  void write(Row row) throws SQLException {
    row.text(eventId)
        .text(event.cancellationId().value())
        .text(event.orderId().value())
        .text(state)
        .number(disputes);
    Bearings.write(row, fault, bearing);
    row.instant(at);
  }
}
