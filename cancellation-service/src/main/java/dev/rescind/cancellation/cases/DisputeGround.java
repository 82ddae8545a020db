package dev.rescind.cancellation.cases;

/** Why a party brings a case before the platform. */
public enum DisputeGround {
  /** The request should not have been refused. */
  WRONGLY_REJECTED,
  /** What was sold is not what was described. */
  NOT_AS_DESCRIBED,
  /** It never came. */
  NOT_DELIVERED,
  /** Too little, or too much, was given back. */
  WRONG_AMOUNT,
  /** The fault is put on the wrong side. */
  WRONG_FAULT,
  /** The ruling overlooks something. */
  RULING,
  /** Something else, said in the statement. */
  OTHER
}
