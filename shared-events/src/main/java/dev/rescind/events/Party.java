package dev.rescind.events;

/** Who takes part in a case. */
public enum Party {
  CUSTOMER,
  MERCHANT,
  PLATFORM
}
