package dev.rescind.notification.messages;

import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import dev.rescind.events.ResponseEvent.Visibility;
import java.util.List;

/** Who is told of which event. The platform's own people see their desks and get no mail. */
final class WhoIsTold {

  private WhoIsTold() {}

  static List<Recipient> of(CaseEvent event) {
    return switch (event) {
      case CancellationApproved e ->
          new Sides(e.merchantId(), e.customerId(), e.settlement()).asked();
      case CancellationRejected e -> of(e);
      case CancellationWithdrawn e ->
          new Sides(e.merchantId(), e.customerId()).except(e.requester().party());
      case CancellationSuperseded e -> new Sides(e.merchantId(), e.customerId()).both();
      case ResponseAwaited e -> of(e);
      case ResponseReminded e -> new Sides(e.merchantId(), e.customerId()).both();
      case MessagePosted e -> of(e);
      case AlternativeOffered e ->
          new Sides(e.merchantId(), e.customerId()).except(e.offeredBy().party());
      case AlternativeDeclined e -> of(e);
      case AlternativeAccepted e ->
          new Sides(e.merchantId(), e.customerId(), e.settlement()).both();
      case OrderKept e -> new Sides(e.merchantId(), e.customerId()).both();
      case DisputeOpened e -> new Sides(e.merchantId(), e.customerId()).both();
      case DisputeWithdrawn e ->
          new Sides(e.merchantId(), e.customerId()).except(e.withdrawnBy().party());
      case DisputeRuled e -> new Sides(e.merchantId(), e.customerId(), e.settlement()).both();
      case CompensationClaimed e -> new Sides(e.merchantId(), e.customerId()).these(e.payer());
      case ClaimDecided e -> new Sides(e.merchantId(), e.customerId(), e.settlement()).both();
      case ReorderPromised e -> new Sides(e.merchantId(), e.customerId()).both();
      case ReorderLapsed e -> new Sides(e.merchantId(), e.customerId()).both();
      default -> List.of();
    };
  }

  /**
   * A customer who asked and was refused hears why, and so does who asked and was refused by
   * somebody; where nobody answered, both sides hear what that means. Who asked is the one named in
   * the request: the order may not be theirs, or not be known.
   */
  private static List<Recipient> of(CancellationRejected event) {
    if (event.decision() != null && event.decision().by() == null) {
      return new Sides(event.merchantId(), event.customerId()).both();
    }
    Party asker = event.requester().party();
    String id = event.requester().id();
    boolean isTold = asker == Party.CUSTOMER || event.decision() != null;
    return isTold && id != null ? List.of(new Recipient(asker, new PersonId(id), null)) : List.of();
  }

  private static List<Recipient> of(ResponseAwaited event) {
    Sides sides = new Sides(event.merchantId(), event.customerId());
    return event.awaited() == Party.PLATFORM
        ? sides.both()
        : sides.these(event.awaited(), event.requester().party());
  }

  private static List<Recipient> of(MessagePosted event) {
    return switch (event.visibility()) {
      case Visibility.PARTIES ->
          new Sides(event.merchantId(), event.customerId()).except(event.author().party());
      case Visibility.PLATFORM -> List.of();
    };
  }

  private static List<Recipient> of(AlternativeDeclined event) {
    Sides sides = new Sides(event.merchantId(), event.customerId());
    return event.declinedBy() == null ? sides.both() : sides.except(event.declinedBy().party());
  }
}
