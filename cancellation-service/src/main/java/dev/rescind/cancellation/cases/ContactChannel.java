package dev.rescind.cancellation.cases;

/** How somebody was reached. */
public enum ContactChannel {
  PHONE,
  EMAIL,
  MESSAGE,
  IN_PERSON
}
