package dev.rescind.events;

/**
 * When money that was issued is expected with who gets it. Issued is not yet received: banks take
 * their time.
 *
 * @param minWorkingDays working days after it was issued, at the earliest
 * @param maxWorkingDays working days after it was issued, at the latest
 */
public record ArrivalWindow(int minWorkingDays, int maxWorkingDays) {

  /**
   * @throws IllegalArgumentException if one is below zero, or the latest comes before the earliest
   */
  public ArrivalWindow {
    Bound.atLeast(0, "minWorkingDays", minWorkingDays);
    if (maxWorkingDays < minWorkingDays) {
      throw new IllegalArgumentException("maxWorkingDays must not be below minWorkingDays");
    }
  }
}
