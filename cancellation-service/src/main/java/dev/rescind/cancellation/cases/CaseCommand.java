package dev.rescind.cancellation.cases;

import dev.rescind.events.Alternative;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimId;
import dev.rescind.events.CustomerId;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.Fault;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.MerchantId;
import dev.rescind.events.MessageId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.ResponseEvent.Visibility;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import dev.rescind.events.TextId;
import dev.rescind.policy.Grant;
import dev.rescind.policy.GrantKind;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of the cancellations of an order. A command carries the facts that its decision
 * needs; nothing is looked up while deciding. Every {@code at} is now, UTC.
 */
public sealed interface CaseCommand {

  OrderId orderId();

  /**
   * Somebody asks to cancel.
   *
   * @param lines what is to be cancelled; empty means all that is left
   * @param requestedAt the instant that the request is judged by, UTC
   * @param order absent while the order is not known
   * @param policy the version in force for the order at {@code requestedAt}; absent while the order
   *     is not known or if there is none
   * @param recentCancellations how many of other orders the customer asked for lately, as the
   *     policy's limits count
   * @param waitUntil until when a request for an unknown order waits, UTC
   * @param answerable whether the asker hears at once that nothing is left to cancel; else that too
   *     is recorded as a case
   */
  record RequestCancellation(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester requester,
      String reason,
      @Nullable TextId reasonText,
      List<LineQuantity> lines,
      Instant requestedAt,
      @Nullable String upstreamRequestId,
      boolean historical,
      @Nullable OrderFacts order,
      @Nullable Policy policy,
      int recentCancellations,
      Instant waitUntil,
      boolean answerable,
      Instant at)
      implements CaseCommand {}

  /** The merchant spoke to the customer; recorded whether or not a case is open. */
  record RecordContact(
      @TargetAggregateIdentifier OrderId orderId,
      MerchantId merchantId,
      CustomerId customerId,
      Requester by,
      String channel,
      @Nullable TextId remark,
      Instant contactedAt)
      implements CaseCommand {}

  /** Asked of one case that is known. */
  sealed interface OfCase extends CaseCommand {

    CancellationId cancellationId();

    /** What the table of the case's life calls it. */
    CaseAction action();
  }

  /** The order that a case waits for is known now. */
  record JudgeWaitingCase(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      OrderFacts order,
      @Nullable Policy policy,
      int recentCancellations,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.JUDGE;
    }
  }

  /** The order that a case waits for did not come in time. */
  record GiveUpWaiting(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.GIVE_UP;
    }
  }

  /**
   * Who is awaited agrees.
   *
   * @param grant how much goes back
   */
  record Approve(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      GrantKind grant,
      @Nullable TextId remark,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.APPROVE;
    }
  }

  /** Who is awaited does not agree, or both agreed to keep the order. */
  record Reject(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      RejectionReason reason,
      TextId remark,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.REJECT;
    }
  }

  /** Who asked takes it back. */
  record Withdraw(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.WITHDRAW;
    }
  }

  /** The time for an answer is over. */
  record TakeSilence(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.TAKE_SILENCE;
    }
  }

  /** The order has come further, which may leave the decision to somebody else. */
  record Reroute(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.REROUTE;
    }
  }

  /** The time for an answer is running out. */
  record Remind(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.REMIND;
    }
  }

  /** Who is awaited offers something else. */
  record OfferAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Alternative alternative,
      @Nullable TextId remark,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.OFFER_ALTERNATIVE;
    }
  }

  /**
   * The requester takes the offer.
   *
   * @param number which offer is meant
   */
  record AcceptAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      int number,
      Requester by,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.ACCEPT_ALTERNATIVE;
    }
  }

  /**
   * The requester leaves the offer.
   *
   * @param number which offer is meant
   */
  record DeclineAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      int number,
      Requester by,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.DECLINE_ALTERNATIVE;
    }
  }

  /** The time for taking the offer is over. */
  record LapseAlternative(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.LAPSE_ALTERNATIVE;
    }
  }

  /** A step of an offer that was taken could not be done. */
  record FailAlternative(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      StepId step,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.FAIL_ALTERNATIVE;
    }
  }

  /** Somebody says something. */
  record PostMessage(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      MessageId messageId,
      Requester author,
      TextId text,
      Visibility visibility,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.POST_MESSAGE;
    }
  }

  /** A party brings the case before the arbiter. */
  record OpenDispute(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      DisputeGround ground,
      @Nullable TextId statement,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.OPEN_DISPUTE;
    }
  }

  /** Who opened the dispute takes it back. */
  record WithdrawDispute(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.WITHDRAW_DISPUTE;
    }
  }

  /** A file was handed in and is stored. */
  record SubmitEvidence(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      EvidenceId evidenceId,
      Requester by,
      String sha256,
      String mediaType,
      long bytes,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.SUBMIT_EVIDENCE;
    }
  }

  /**
   * The arbiter rules.
   *
   * @param grant what goes back; absent: who opened the dispute gets nothing
   * @param fault whose fault it is
   * @param reason what the arbiter says to both
   * @param awards what is awarded of the open claims; a claim that is not named gets nothing
   */
  record Rule(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      @Nullable Grant grant,
      Fault fault,
      TextId reason,
      Map<ClaimId, Money> awards,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.RULE;
    }
  }

  /** A party asks for compensation. */
  record ClaimCompensation(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      ClaimId claimId,
      Requester by,
      String ground,
      Money amount,
      @Nullable TextId statement,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.CLAIM_COMPENSATION;
    }
  }

  /**
   * Who has to pay, or the platform, decides a claim.
   *
   * @param awarded zero refuses it
   */
  record DecideClaim(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      ClaimId claimId,
      Requester by,
      Money awarded,
      @Nullable TextId remark,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.DECIDE_CLAIM;
    }
  }

  /** The customer acknowledges the mistake and will order again. */
  record PromiseReorder(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      Requester by,
      Basis basis,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.PROMISE_REORDER;
    }
  }

  /**
   * The new order is there.
   *
   * @param bearing what the cancellation says about those concerned from now on
   */
  record LinkReorder(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      OrderPlaced reorder,
      Bearing bearing,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.LINK_REORDER;
    }
  }

  /** The new order did not come in time. */
  record LapseReorder(
      @TargetAggregateIdentifier OrderId orderId, CancellationId cancellationId, Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.LAPSE_REORDER;
    }
  }

  /** Upstream closed the order another way. */
  record Supersede(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      String why,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.SUPERSEDE;
    }
  }

  /**
   * Every step that the settlement waits for is answered.
   *
   * @param refunded what was issued in all
   */
  record Settle(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      List<StepAnswer> answers,
      Money refunded,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.SETTLE;
    }
  }

  /** Steps of the settlement are not answered in time. */
  record NoteOverdue(
      @TargetAggregateIdentifier OrderId orderId,
      CancellationId cancellationId,
      List<StepId> steps,
      Instant at)
      implements OfCase {
    @Override
    public CaseAction action() {
      return CaseAction.NOTE_OVERDUE;
    }
  }
}
