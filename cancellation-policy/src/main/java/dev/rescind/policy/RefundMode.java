package dev.rescind.policy;

/** How a refund gets on its way once a cancellation is approved. */
public enum RefundMode {
  /** Without anybody asking for it. */
  BY_ITSELF,
  /** When the customer asks for it. */
  ON_REQUEST,
  /** In full and without asking, because of the reason, whatever the policy says otherwise. */
  FORCED
}
