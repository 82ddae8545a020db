package dev.rescind.cancellation.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rescind.cancellation.settlement.SettlementSteps;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import dev.rescind.events.Route;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API shows it.
 *
 * @param awaitingOrderUntil until when it waits for its order, UTC
 * @param attention why a person should look at it: {@code OVERDUE} or {@code STEP_FAILED}
 * @param lines what is cancelled, once it is decided; {@code requestedLines} is what was asked for,
 *     empty for all that was left
 * @param refund what the customer is to get back
 * @param refunded what was issued so far, once it is settled
 * @param reasonText what the requester wrote, for those who may read it
 * @param progress what happened since it was asked for
 * @param version counts the changes; the {@code ETag}
 */
public record CaseResource(
    String cancellationId,
    String orderId,
    @Nullable String merchantId,
    @Nullable String customerId,
    CaseState state,
    Requester requester,
    String reason,
    @Nullable String reasonText,
    @Nullable Route route,
    Instant requestedAt,
    @Nullable Instant awaitingOrderUntil,
    @Nullable Instant decidedAt,
    @Nullable Instant settledAt,
    @Nullable String attention,
    List<LineQuantity> requestedLines,
    List<CancelledLine> lines,
    @Nullable Money refund,
    @Nullable Money refunded,
    @Nullable PolicyReference policy,
    @Nullable Explanation explanation,
    List<SettlementSteps.Step> settlement,
    @Nullable String upstreamRequestId,
    boolean historical,
    @JsonUnwrapped CaseProgress progress,
    long version) {

  /** What can be done with it now; who may, and until when, is decided besides. */
  @JsonProperty
  public List<CaseAction> possible() {
    return CaseAction.possibleIn(state).stream()
        .filter(CaseAction::isForPeople)
        .filter(action -> action != CaseAction.REQUEST_REFUND || refundWaitsForCustomer())
        .toList();
  }

  /** Whether its refund goes back only when the customer asks for it, and nobody has yet. */
  @JsonProperty
  public boolean refundWaitsForCustomer() {
    return CaseAction.REQUEST_REFUND.isPossibleIn(state)
        && refund != null
        && refund.isPositive()
        && settlement.stream().noneMatch(step -> step.stepId().endsWith(Settlement.REFUND));
  }
}
