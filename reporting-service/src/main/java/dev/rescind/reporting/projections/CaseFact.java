package dev.rescind.reporting.projections;

import static dev.rescind.reporting.store.StoredInstant.storable;

import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CustomerId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.PolicyReference;
import dev.rescind.reporting.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A piece of the row of one case. */
record CaseFact(
    String cancellationId,
    String orderId,
    @Nullable MerchantId merchantId,
    @Nullable CustomerId customerId,
    @Nullable Asked asked,
    @Nullable Instant awaitingOrderUntil,
    @Nullable Decided approved,
    @Nullable Decided rejected,
    @Nullable Instant settledAt,
    @Nullable Money refund,
    @Nullable Bearing bearing,
    boolean historical,
    @Nullable PolicyReference policy)
    implements Fact {

  /** What was asked by whom; every event of the case but the last repeats it. */
  record Asked(String requester, String reason, Instant at) {}

  static CaseFact requested(CancellationRequested event) {
    Instant until = event.awaitingOrderUntil();
    return new CaseFact(
        event.cancellationId().value(),
        event.orderId().value(),
        event.merchantId(),
        event.customerId(),
        new Asked(event.requester().party().name(), event.reason(), storable(event.requestedAt())),
        until == null ? null : storable(until),
        null,
        null,
        null,
        null,
        null,
        event.historical(),
        null);
  }

  static CaseFact approved(CancellationApproved event) {
    return new CaseFact(
        event.cancellationId().value(),
        event.orderId().value(),
        event.merchantId(),
        event.customerId(),
        new Asked(event.requester().party().name(), event.reason(), storable(event.requestedAt())),
        null,
        Decided.of(event.decidedAt(), event.route(), event.decision()),
        null,
        null,
        event.refund(),
        event.bearing(),
        event.historical(),
        event.policy());
  }

  static CaseFact rejected(CancellationRejected event) {
    return new CaseFact(
        event.cancellationId().value(),
        event.orderId().value(),
        event.merchantId(),
        event.customerId(),
        new Asked(event.requester().party().name(), event.reason(), storable(event.requestedAt())),
        null,
        null,
        Decided.of(event.decidedAt(), event.route(), event.decision()),
        null,
        null,
        null,
        event.historical(),
        event.policy());
  }

  static CaseFact settled(CancellationSettled event) {
    return new CaseFact(
        event.cancellationId().value(),
        event.orderId().value(),
        event.merchantId(),
        event.customerId(),
        null,
        null,
        null,
        null,
        storable(event.settledAt()),
        null,
        null,
        event.historical(),
        null);
  }

  void write(Row row) throws SQLException {
    row.text(cancellationId)
        .text(orderId)
        .text(merchantId == null ? null : merchantId.value())
        .text(customerId == null ? null : customerId.value())
        .text(asked == null ? null : asked.requester())
        .text(asked == null ? null : asked.reason())
        .instant(asked == null ? null : asked.at())
        .instant(awaitingOrderUntil);
    Decided.write(row, approved);
    Decided.write(row, rejected);
    row.instant(rejected == null ? null : rejected.at())
        .instant(settledAt)
        .instant(settledAt)
        .number(refund == null ? null : Long.valueOf(refund.amount()))
        .text(refund == null ? null : refund.currency());
    Bearings.write(row, bearing == null ? null : bearing.fault(), bearing);
    row.flag(historical)
        .text(policy == null ? null : policy.policyId().value())
        .number(policy == null ? null : Long.valueOf(policy.version()));
  }
}
