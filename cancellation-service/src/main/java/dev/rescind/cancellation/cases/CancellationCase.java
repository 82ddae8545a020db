package dev.rescind.cancellation.cases;

import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.CancellationEvent.SettlingEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.ClaimId;
import dev.rescind.events.DisputeEvent;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.ReorderEvent;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.SettlementStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One case among the cancellations of an order, as far as later decisions need it: the state, and
 * the last event of each kind that a decision looks back at. Changed by its events alone.
 */
final class CancellationCase {

  private final CancellationRequested request;
  private final Map<ClaimId, CompensationClaimed> openClaims = new LinkedHashMap<>();
  private final Map<Party, Long> awarded = new EnumMap<>(Party.class);
  private final Map<Party, Integer> evidence = new EnumMap<>(Party.class);
  private final List<DisputeRuled> rulings = new ArrayList<>();
  private CaseState state = CaseState.AWAITING_ORDER;
  private Map<LineId, Integer> claimed = Map.of();
  private boolean overdue;
  private boolean refundRequested;
  private boolean onPaper;
  private int offers;
  private @Nullable ResponseAwaited awaited;
  private @Nullable Instant remindedAt;
  private @Nullable AlternativeOffered offered;
  private @Nullable AlternativeAccepted taken;
  private @Nullable CancellationApproved approved;
  private @Nullable CancellationRejected rejected;
  private @Nullable Instant settledAt;
  private @Nullable DisputeOpened dispute;
  private CaseState beforeDispute = CaseState.REJECTED;
  private @Nullable ReorderEvent reorder;

  CancellationCase(CancellationRequested request) {
    this.request = request;
  }

  CancellationRequested request() {
    return request;
  }

  CancellationId cancellationId() {
    return request.cancellationId();
  }

  CaseState state() {
    return state;
  }

  boolean overdue() {
    return overdue;
  }

  /**
   * Whether what is decided next is history. What was loaded from the past is decided at once; what
   * anybody does with the case afterwards is done now.
   */
  boolean isDecidedAsHistory() {
    return request.historical() && state == CaseState.AWAITING_ORDER;
  }

  /** Whether the steps that were set off last are settled on paper. */
  boolean isSettledOnPaper() {
    return onPaper;
  }

  /** The quantities that it keeps others from cancelling, by line. */
  Map<LineId, Integer> claimed() {
    return claimed;
  }

  /** Whether what it claims is cancelled for good. */
  boolean isFirm() {
    return state == CaseState.APPROVED
        || state == CaseState.SETTLED
        || (state == CaseState.DISPUTED && beforeDispute == CaseState.SETTLED);
  }

  Optional<ResponseAwaited> awaited() {
    return Optional.ofNullable(awaited);
  }

  Optional<Instant> remindedAt() {
    return Optional.ofNullable(remindedAt);
  }

  /** The offer that is open or being carried out. */
  Optional<AlternativeOffered> offered() {
    return Optional.ofNullable(offered);
  }

  /**
   * What it gives in money or credit, in all, minor units of the order's currency: by its approval,
   * by what rulings added to that, and by the offer that was taken.
   */
  long given() {
    long added =
        rulings.stream()
            .filter(ruled -> !ruled.settlement().isEmpty())
            .mapToLong(ruled -> ruled.refund().amount())
            .sum();
    return added
        + (approved == null ? 0 : approved.refund().amount())
        + (taken == null ? 0 : Offering.value(taken.alternative()).map(Money::amount).orElse(0L));
  }

  /** How many offers were made. */
  int offers() {
    return offers;
  }

  Optional<CancellationApproved> approved() {
    return Optional.ofNullable(approved);
  }

  /** Whether the customer asked for a refund that waited for that. */
  boolean refundRequested() {
    return refundRequested;
  }

  Optional<CancellationRejected> rejected() {
    return Optional.ofNullable(rejected);
  }

  Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  Optional<DisputeOpened> dispute() {
    return Optional.ofNullable(dispute);
  }

  /** Where the case stood when the open dispute began. */
  CaseState beforeDispute() {
    return beforeDispute;
  }

  List<DisputeRuled> rulings() {
    return List.copyOf(rulings);
  }

  Map<ClaimId, CompensationClaimed> openClaims() {
    return openClaims;
  }

  /** What claims of a party were decided on with, in all, minor units. */
  long awardedTo(Party claimant) {
    return awarded.getOrDefault(claimant, 0L);
  }

  /** Whether nothing is cancelled by it and nothing can be any more. */
  boolean isOverUnapproved() {
    return switch (state) {
      case WITHDRAWN, KEPT, SUPERSEDED -> true;
      case REJECTED -> rejected == null || rejected.escalationUntil() == null;
      case AWAITING_ORDER,
          AWAITING_RESPONSE,
          ALTERNATIVE_OFFERED,
          KEEPING,
          DISPUTED,
          APPROVED,
          SETTLED ->
          false;
    };
  }

  /** How many files a party handed in. */
  int evidenceOf(Party party) {
    return evidence.getOrDefault(party, 0);
  }

  /** How many files were handed in. */
  int evidence() {
    return evidence.values().stream().mapToInt(Integer::intValue).sum();
  }

  Optional<ReorderEvent> reorder() {
    return Optional.ofNullable(reorder);
  }

  void evolve(CaseEvent event) {
    if (event instanceof SettlingEvent it && !it.settlement().isEmpty()) {
      onPaper = it.historical();
    }
    switch (event) {
      case CancellationRequested _, MessagePosted _ -> {}
      case ResponseAwaited it -> await(it);
      case ResponseReminded it -> remindedAt = it.remindedAt();
      case CancellationApproved it -> approve(it);
      case CancellationRejected it -> {
        rejected = it;
        end(CaseState.REJECTED);
      }
      case CancellationWithdrawn _ -> end(CaseState.WITHDRAWN);
      case CancellationSuperseded _ -> end(CaseState.SUPERSEDED);
      case OrderKept _ -> end(CaseState.KEPT);
      case AlternativeOffered it -> {
        offered = it;
        offers = it.number();
        state = CaseState.ALTERNATIVE_OFFERED;
      }
      case AlternativeAccepted it -> {
        taken = it;
        overdue = false;
        state = CaseState.KEEPING;
      }
      case AlternativeDeclined _ -> {
        offered = null;
        taken = null;
        state = CaseState.AWAITING_RESPONSE;
      }
      case DisputeEvent it -> evolve(it);
      case CompensationClaimed it -> openClaims.put(it.claimId(), it);
      case ClaimDecided it -> decide(it);
      case ReorderEvent it -> reorder = it;
      case RefundRequested _ -> {
        refundRequested = true;
        overdue = false;
        state = CaseState.APPROVED;
      }
      case SettlementOverdue _ -> overdue = true;
      case CancellationSettled it -> {
        settledAt = it.settledAt();
        state = CaseState.SETTLED;
      }
    }
  }

  private void decide(ClaimDecided event) {
    CompensationClaimed claim = openClaims.remove(event.claimId());
    if (claim != null) {
      awarded.merge(claim.claimant().party(), event.awarded().amount(), Math::addExact);
    }
  }

  private void await(ResponseAwaited event) {
    awaited = event;
    remindedAt = null;
    claimed = quantities(event.lines());
    state = CaseState.AWAITING_RESPONSE;
  }

  private void approve(CancellationApproved event) {
    approved = event;
    dispute = null;
    overdue = false;
    claimed = quantities(event.lines());
    state = CaseState.APPROVED;
  }

  private void end(CaseState next) {
    state = next;
    dispute = null;
    offered = null;
    claimed = Map.of();
  }

  private void evolve(DisputeEvent event) {
    switch (event) {
      case DisputeOpened it -> {
        dispute = it;
        beforeDispute = state;
        if (state == CaseState.REJECTED) {
          claimed = asked(it.lines());
        }
        state = CaseState.DISPUTED;
      }
      case DisputeWithdrawn _ -> {
        if (beforeDispute == CaseState.REJECTED) {
          claimed = Map.of();
        }
        dispute = null;
        state = beforeDispute;
      }
      case EvidenceSubmitted it -> evidence.merge(it.submittedBy().party(), 1, Math::addExact);
      case DisputeRuled it -> rule(it);
    }
  }

  /** What was refused is approved or refused anew by the event that follows. */
  private void rule(DisputeRuled event) {
    rulings.add(event);
    dispute = null;
    if (beforeDispute == CaseState.SETTLED) {
      boolean more =
          event.settlement().stream()
              .anyMatch(step -> !(step instanceof SettlementStep.NoticeStep));
      overdue = false;
      state = more ? CaseState.APPROVED : CaseState.SETTLED;
    }
  }

  private static Map<LineId, Integer> quantities(List<CancelledLine> lines) {
    Map<LineId, Integer> quantities = new HashMap<>();
    lines.forEach(line -> quantities.merge(line.lineId(), line.quantity(), Math::addExact));
    return Map.copyOf(quantities);
  }

  private static Map<LineId, Integer> asked(List<LineQuantity> lines) {
    Map<LineId, Integer> quantities = new HashMap<>();
    lines.forEach(line -> quantities.merge(line.lineId(), line.quantity(), Math::addExact));
    return Map.copyOf(quantities);
  }

  /** Equal to whatever the same events made: what a test of the aggregate compares. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CancellationCase it && parts().equals(it.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        request,
        state,
        claimed,
        overdue,
        refundRequested,
        onPaper,
        offers,
        awaited,
        remindedAt,
        offered,
        taken,
        approved,
        rejected,
        settledAt,
        dispute,
        beforeDispute,
        reorder,
        openClaims,
        awarded,
        evidence,
        rulings);
  }
}
