package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;

/** What came of something that was asked of a case. */
sealed interface CaseOutcome {

  /** It was done, or had been done before. */
  record Done(CancellationId cancellationId) implements CaseOutcome {}

  /**
   * It was not done, and nothing changed.
   *
   * @param type slug of the problem type
   * @param why what is wrong, in plain English
   */
  record Refused(String type, String why) implements CaseOutcome {}

  /** The table does not allow it in the state that the case is in. */
  record NotPossible(CaseAction action, CaseState state) implements CaseOutcome {}

  /** The aggregate does not know the case. */
  record Unknown() implements CaseOutcome {}
}
