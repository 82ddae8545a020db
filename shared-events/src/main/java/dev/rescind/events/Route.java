package dev.rescind.events;

/** Who decides a request. */
public enum Route {
  /** The policy alone. */
  AUTOMATIC,
  /** The other party, within a deadline. */
  COUNTERPARTY,
  /** The platform's arbiter. */
  PLATFORM
}
