package dev.rescind.notification.mail;

import dev.rescind.events.AlternativeEvent;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.ClaimEvent;
import dev.rescind.events.Decision;
import dev.rescind.events.DisputeEvent;
import dev.rescind.events.ReorderEvent;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** Writes the letter about an event. */
final class Letters {

  private static final String TOLD = "told";

  private Letters() {}

  static Letter about(RescindEvent event, Reader reader) {
    return switch (event) {
      case ResponseEvent e -> ResponseLetters.about(e, reader);
      case AlternativeEvent e -> AlternativeLetters.about(e, reader);
      case DisputeEvent e -> DisputeLetters.about(e, reader);
      case ClaimEvent e -> ClaimLetters.about(e, reader);
      case ReorderEvent e -> ClaimLetters.about(e, reader);
      case CancellationRejected e -> rejected(e, reader);
      case CancellationWithdrawn e -> new Draft(e, TOLD, reader).letter();
      case CancellationSuperseded e ->
          new Draft(e, TOLD, reader).code("why", "why", e.why()).letter();
      default -> throw noLetter(event);
    };
  }

  private static Letter rejected(CancellationRejected event, Reader reader) {
    Decision decision = event.decision();
    Draft draft = new Draft(event, variant(decision), reader);
    if (decision == null) {
      draft.why("refused", 1, event.explanation());
    } else if (decision.by() != null) {
      draft.party("decidedBy", decision.by()).code("reason", "reason", decision.code());
    }
    return (event.escalationUntil() == null
            ? draft.next("final")
            : draft.nextUntil("escalate", event.escalationUntil()))
        .letter();
  }

  private static String variant(@Nullable Decision decision) {
    if (decision == null) {
      return "policy";
    }
    return decision.by() == null ? "silence" : "decided";
  }

  static IllegalArgumentException noLetter(RescindEvent event) {
    return new IllegalArgumentException("nobody is told of " + event.getClass());
  }
}
