package dev.rescind.reporting.projections;

import dev.rescind.events.AlternativeEvent;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.ClaimEvent;
import dev.rescind.events.DisputeEvent;
import dev.rescind.events.ReorderEvent;
import dev.rescind.events.ResponseEvent;
import java.util.Optional;

/** What an event of a case says about it. */
final class CaseFacts {

  private CaseFacts() {}

  static Optional<Fact> of(String id, CancellationEvent event) {
    return switch (event) {
      case CancellationEvent.CancellationRequested it -> Optional.of(CaseFact.requested(it));
      case CancellationEvent.CancellationApproved it -> Optional.of(CaseFact.approved(it));
      case CancellationEvent.CancellationRejected it -> Optional.of(CaseFact.rejected(it));
      case CancellationEvent.CancellationSettled it -> Optional.of(CaseFact.settled(it));
      case CancellationEvent.CancellationWithdrawn it -> Optional.of(CaseTurn.of(id, it));
      case CancellationEvent.CancellationSuperseded it -> Optional.of(CaseTurn.of(id, it));
      case CancellationEvent.RefundRequested it -> Optional.of(CaseTurn.of(id, it));
      case ResponseEvent.ResponseAwaited it -> Optional.of(CaseTurn.of(id, it));
      case AlternativeEvent it -> Optional.of(alternative(id, it));
      case DisputeEvent.DisputeOpened it -> Optional.of(CaseTurn.of(id, it));
      case DisputeEvent.DisputeWithdrawn it -> Optional.of(CaseTurn.of(id, it));
      case DisputeEvent.DisputeRuled it -> Optional.of(CaseTurn.of(id, it));
      case ReorderEvent.ReorderLinked it -> Optional.of(CaseTurn.of(id, it));
      case CancellationEvent.CustomerContacted _,
          CancellationEvent.SettlementOverdue _,
          CancellationEvent.PolicyPublished _,
          ResponseEvent.ResponseReminded _,
          ResponseEvent.MessagePosted _,
          DisputeEvent.EvidenceSubmitted _,
          ClaimEvent _,
          ReorderEvent.ReorderPromised _,
          ReorderEvent.ReorderLapsed _ ->
          Optional.empty();
    };
  }

  private static CaseTurn alternative(String id, AlternativeEvent event) {
    return switch (event) {
      case AlternativeEvent.AlternativeOffered it -> CaseTurn.of(id, it);
      case AlternativeEvent.AlternativeAccepted it -> CaseTurn.of(id, it);
      case AlternativeEvent.AlternativeDeclined it -> CaseTurn.of(id, it);
      case AlternativeEvent.OrderKept it -> CaseTurn.of(id, it);
    };
  }
}
