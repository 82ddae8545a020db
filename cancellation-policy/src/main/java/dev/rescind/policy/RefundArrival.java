package dev.rescind.policy;

/**
 * When a refund is expected to be in the customer's hands after it was issued.
 *
 * @param minWorkingDays working days at the earliest
 * @param maxWorkingDays working days at the latest
 */
public record RefundArrival(int minWorkingDays, int maxWorkingDays) {

  /** What banks need where a policy says nothing. */
  public static final RefundArrival USUAL = new RefundArrival(5, 10);
}
