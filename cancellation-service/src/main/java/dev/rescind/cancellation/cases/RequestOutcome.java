package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;

/** What a request for a cancellation led to. */
public sealed interface RequestOutcome {

  /** A case was recorded; its state says how far it got. */
  record Recorded(CancellationId cancellationId, CaseState state) implements RequestOutcome {}

  /** Upstream sent this request before; its case stands. */
  record KnownAlready(CancellationId cancellationId) implements RequestOutcome {}

  /**
   * What is asked for is not there to be cancelled; nothing was recorded.
   *
   * @param why in plain English
   */
  record NothingLeft(String why) implements RequestOutcome {}
}
