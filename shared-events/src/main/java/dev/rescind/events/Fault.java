package dev.rescind.events;

/** Who has to answer for a cancellation. */
public enum Fault {
  CUSTOMER,
  MERCHANT,
  NOBODY
}
