package dev.rescind.policy;

/** What a counterparty who approves may choose from. */
public enum GrantKind {
  BY_POLICY,
  FULL_FOR_SPECIAL_REASON
}
