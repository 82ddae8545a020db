package dev.rescind.events;

/** How the service that owns a step answered it. */
public enum StepOutcome {
  /** Done: refund issued, place released. */
  DONE,
  /** There was nothing to do. */
  NOT_DUE,
  /** It could not be done; a person looks at it. */
  FAILED
}
