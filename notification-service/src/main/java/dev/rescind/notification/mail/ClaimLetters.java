package dev.rescind.notification.mail;

import dev.rescind.events.ClaimEvent;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.ReorderEvent;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.ReorderEvent.ReorderPromised;

/** Letters about what rides on a cancellation: compensation, and an order that is to come again. */
final class ClaimLetters {

  private ClaimLetters() {}

  static Letter about(ClaimEvent event, Reader reader) {
    return switch (event) {
      case CompensationClaimed claimed ->
          new Draft(claimed, "told", reader)
              .party("claimedBy", claimed.claimant())
              .code("ground", "ground", claimed.ground())
              .money("claimed", claimed.amount())
              .letter();
      case ClaimDecided decided ->
          new Draft(decided, decided.awarded().isPositive() ? "awarded" : "refused", reader)
              .party("decidedBy", decided.decidedBy())
              .moneyIfAny("awarded", decided.awarded())
              .letter();
    };
  }

  static Letter about(ReorderEvent event, Reader reader) {
    return switch (event) {
      case ReorderPromised promised ->
          new Draft(promised, "told", reader).time("reorderBy", promised.reorderBy()).letter();
      case ReorderLapsed lapsed -> new Draft(lapsed, "told", reader).letter();
      case ReorderLinked linked -> throw Letters.noLetter(linked);
    };
  }
}
