package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.DisputeCommand.SubmitEvidence;
import dev.rescind.cancellation.cases.UploadedEvidence.Upload;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Brings the evidence that a request names before the case, in the unit of work of the request. A
 * case that takes none, because the policy refused it at once, leaves it where it was: it can be
 * handed in again once the case is disputed.
 */
@Component
class EvidenceOfRequests {

  private final UploadedEvidence uploads;
  private final OrderBook orders;
  private final PolicyBook policies;
  private final Commands commands;
  private final Clock clock;

  EvidenceOfRequests(
      UploadedEvidence uploads,
      OrderBook orders,
      PolicyBook policies,
      Commands commands,
      Clock clock) {
    this.uploads = uploads;
    this.orders = orders;
    this.policies = policies;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Finds what a request names.
   *
   * @throws ProblemException 400 if it is not the requester's to name
   */
  List<Upload> named(OrderId orderId, Requester by, List<String> uploadIds) {
    return uploadIds.isEmpty() ? List.of() : uploads.take(orderId, by, uploadIds);
  }

  /**
   * Has the case that a request led to take it.
   *
   * @param requestedAt whose policy judged the request, UTC
   * @throws ProblemException 409 if the policy does not take it; then nothing was asked either
   */
  void submit(
      OrderId orderId,
      RequestOutcome outcome,
      Requester by,
      List<Upload> named,
      Instant requestedAt) {
    if (named.isEmpty() || !(outcome instanceof RequestOutcome.Recorded recorded)) {
      return;
    }
    OrderFacts order = orders.lock(List.of(orderId)).get(orderId);
    if (order == null) {
      return;
    }
    policies
        .catalogue()
        .find(order.placed(), requestedAt)
        .ifPresent(policy -> submit(recorded.cancellationId(), by, named, order, policy));
  }

  private void submit(
      CancellationId id, Requester by, List<Upload> named, OrderFacts order, Policy policy) {
    for (Upload upload : named) {
      CaseOutcome outcome =
          commands.ask(
              CaseOutcome.class,
              new SubmitEvidence(
                  order.placed().orderId(),
                  id,
                  upload.evidenceId(),
                  by,
                  upload.sha256(),
                  upload.mediaType(),
                  upload.bytes(),
                  new Basis(order, policy),
                  clock.instant()),
              Cause.request());
      if (outcome instanceof CaseOutcome.Refused refused) {
        throw ProblemException.conflict(refused.type(), refused.why());
      }
    }
  }
}
