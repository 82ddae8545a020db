package dev.rescind.chassis.effects;

/** What became of the wish to take a submitted call back. */
public enum Withdrawal {
  /** It was not made, and will not be. */
  WITHDRAWN,
  /** It is made at the moment, or was and has to be looked up. */
  TOO_LATE,
  /** There is none: it is done with, or was not submitted yet. */
  NONE
}
