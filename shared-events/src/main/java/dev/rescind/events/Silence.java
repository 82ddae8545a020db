package dev.rescind.events;

/** What it means that nobody answered in time. */
public enum Silence {
  /** The request is approved, with the refund of the policy. */
  APPROVE,
  /** The request is refused. */
  REJECT,
  /** The platform's arbiter decides. */
  PLATFORM
}
