package dev.rescind.policy;

/** Who has to answer for a cancellation. */
public enum Fault {
  CUSTOMER,
  MERCHANT,
  NOBODY
}
