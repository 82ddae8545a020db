package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import java.time.Instant;

/**
 * What can be asked of the cancellations of an order. A command carries the facts that its decision
 * needs; nothing is looked up while deciding. Every {@code at} is now, UTC.
 */
public sealed interface CaseCommand permits RequestCommand, CaseCommand.OfCase {

  OrderId orderId();

  /** Asked of one case that is known. */
  sealed interface OfCase extends CaseCommand
      permits RequestCommand.JudgeWaitingCase,
          RequestCommand.GiveUpWaiting,
          ResponseCommand,
          AlternativeCommand,
          DisputeCommand,
          ClaimCommand,
          ReorderCommand,
          SettlingCommand {

    CancellationId cancellationId();

    /** When it is asked, UTC. */
    Instant at();
  }
}
