package dev.rescind.cancellation.cases;

import dev.rescind.events.Aftermath;
import dev.rescind.events.Alternative;
import dev.rescind.events.ArrivalWindow;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.Money;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.CompensationStep;
import dev.rescind.events.SettlementStep.CreditStep;
import dev.rescind.events.SettlementStep.NoticeStep;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.SettlementStep.RescheduleStep;
import dev.rescind.events.StepId;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.Reason;
import dev.rescind.policy.RefundArrival;
import dev.rescind.policy.RefundMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lists the steps that a decision sets off. */
final class Settlement {

  /** How the id of an approval's refund ends. */
  static final String REFUND = "/refund";

  private Settlement() {}

  /**
   * Of an approval: one refund, one release a line, a notice to each side. A refund that is due on
   * request follows when it is asked for; of the past nobody asks any more.
   */
  static List<SettlementStep> of(
      OrderCase asked, Evaluation.Approved approval, Optional<Reason> reason, Basis basis) {
    CancellationId cancellationId = asked.id();
    Aftermath aftermath = reason.map(Reason::aftermath).orElse(Aftermath.REOPEN);
    List<SettlementStep> steps = new ArrayList<>();
    boolean onRequest =
        approval.mode() == RefundMode.ON_REQUEST
            && approval.refund().isPositive()
            && !asked.own().isDecidedAsHistory();
    if (!onRequest) {
      steps.add(refund(cancellationId, approval.refund(), basis));
    }
    for (int i = 0; i < approval.lines().size(); i++) {
      CancelledLine line = approval.lines().get(i);
      steps.add(
          new ReleaseStep(
              step(cancellationId, "release-" + (i + 1)),
              line.lineId(),
              line.productId(),
              line.quantity(),
              line.slot(),
              aftermath));
    }
    steps.addAll(notices(cancellationId, "notice"));
    return List.copyOf(steps);
  }

  /** The refund of what was approved. */
  static RefundStep refund(CancellationId cancellationId, Money amount, Basis basis) {
    return refund(new StepId(cancellationId + REFUND), amount, basis);
  }

  /** Of an offer that was taken; its notices tell that the order is kept. */
  static List<SettlementStep> of(
      OrderCase asked, int number, Alternative alternative, Basis basis) {
    String name = "alternative-" + number;
    StepId step = step(asked.id(), name);
    return switch (alternative) {
      case Alternative.Reschedule it -> List.of(reschedule(step, it, asked, basis));
      case Alternative.PackageChange it -> List.of(refund(step, it.priceDifference(), basis));
      case Alternative.PartialRefund it -> List.of(refund(step, it.amount(), basis));
      case Alternative.Credit it -> List.of(new CreditStep(step, it.amount()));
    };
  }

  private static RefundStep refund(StepId step, Money amount, Basis basis) {
    RefundArrival arrival = basis.policy().terms().refundArrival();
    ArrivalWindow window =
        amount.isPositive()
            ? new ArrivalWindow(arrival.minWorkingDays(), arrival.maxWorkingDays())
            : null;
    return new RefundStep(step, amount, window, basis.order().paid());
  }

  /** Moves what is left of the line: places that other cases let go are not there to be moved. */
  private static SettlementStep reschedule(
      StepId step, Alternative.Reschedule offer, OrderCase asked, Basis basis) {
    OrderLine line =
        basis.order().placed().lines().stream()
            .filter(candidate -> candidate.lineId().equals(offer.lineId()))
            .findFirst()
            .orElseThrow();
    return new RescheduleStep(
        step,
        line.lineId(),
        line.productId(),
        Remainder.of(basis.order().placed(), asked.claimed()).of(line.lineId()),
        Objects.requireNonNull(line.slot()),
        offer.slot());
  }

  /** Of a ruling on a case that was decided before. */
  static List<SettlementStep> ofRuling(
      CancellationId cancellationId, int number, Money refund, Basis basis) {
    String name = "ruling-" + number;
    return refund.isPositive()
        ? List.of(refund(step(cancellationId, name), refund, basis))
        : List.of();
  }

  /** Of a claim that was granted. */
  static List<SettlementStep> ofClaim(CompensationClaimed claim, Money awarded) {
    Party payee = claim.claimant().party();
    return awarded.isPositive()
        ? List.of(
            new CompensationStep(
                step(claim.cancellationId(), "claim-" + claim.claimId()),
                claim.payer(),
                payee,
                awarded))
        : List.of();
  }

  private static List<SettlementStep> notices(CancellationId cancellationId, String name) {
    return List.of(
        new NoticeStep(step(cancellationId, name + "-customer"), Party.CUSTOMER),
        new NoticeStep(step(cancellationId, name + "-merchant"), Party.MERCHANT));
  }

  private static StepId step(CancellationId cancellationId, String name) {
    return new StepId(cancellationId + "/" + name);
  }
}
