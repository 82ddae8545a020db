package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case among the cancellations of an order, as far as later decisions need it.
 *
 * @param overdue whether an open step was brought to attention already
 * @param claimed the quantities that it takes out of the order; empty unless it was approved
 */
record CancellationCase(
    CancellationId cancellationId,
    Requester requester,
    String reason,
    @Nullable TextId reasonText,
    List<LineQuantity> lines,
    Instant requestedAt,
    @Nullable String upstreamRequestId,
    boolean historical,
    CaseState state,
    boolean overdue,
    Map<LineId, Integer> claimed) {

  static CancellationCase requested(CancellationRequested event) {
    return new CancellationCase(
        event.cancellationId(),
        event.requester(),
        event.reason(),
        event.reasonText(),
        event.lines(),
        event.requestedAt(),
        event.upstreamRequestId(),
        event.historical(),
        CaseState.AWAITING_ORDER,
        false,
        Map.of());
  }

  CancellationCase in(CaseState next) {
    return with(next, overdue, claimed);
  }

  CancellationCase approved(Map<LineId, Integer> quantities) {
    return with(CaseState.APPROVED, false, Map.copyOf(quantities));
  }

  CancellationCase noticedOverdue() {
    return with(state, true, claimed);
  }

  private CancellationCase with(CaseState next, boolean noticed, Map<LineId, Integer> quantities) {
    return new CancellationCase(
        cancellationId,
        requester,
        reason,
        reasonText,
        lines,
        requestedAt,
        upstreamRequestId,
        historical,
        next,
        noticed,
        quantities);
  }
}
