package dev.rescind.notification.mail;

import dev.rescind.events.DisputeEvent;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;

/** Letters about a case before the arbiter. */
final class DisputeLetters {

  private DisputeLetters() {}

  static Letter about(DisputeEvent event, Reader reader) {
    return switch (event) {
      case DisputeOpened opened ->
          new Draft(opened, opened.kind().name(), reader)
              .party("openedBy", opened.openedBy())
              .code("ground", "ground", opened.ground())
              .time("evidenceUntil", opened.evidenceUntil())
              .next("evidence")
              .letter();
      case DisputeWithdrawn withdrawn -> new Draft(withdrawn, "told", reader).letter();
      case DisputeRuled ruled ->
          new Draft(ruled, ruled.granted() ? "granted" : "refused", reader)
              .moneyIfAny("ruled", ruled.refund())
              .code("fault", "fault", ruled.fault().name())
              .nextUntil("appeal", ruled.appealUntil())
              .letter();
      case EvidenceSubmitted submitted -> throw Letters.noLetter(submitted);
    };
  }
}
