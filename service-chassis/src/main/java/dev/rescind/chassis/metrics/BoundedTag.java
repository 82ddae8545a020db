package dev.rescind.chassis.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A label whose values come from outside: the first so many are shown as they are, all others as
 * {@value #OTHERS}, so that no upstream can fill the memory of whoever stores the series.
 */
public final class BoundedTag {

  /**
   * What stands for every value beyond the bound, and for one that is longer than 64 characters.
   */
  public static final String OTHERS = "OTHERS";

  private static final int LONGEST = 64;

  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private final int most;

  /**
   * @param most how many values are shown as they are
   */
  public BoundedTag(int most) {
    this.most = most;
  }

  /** The value as it is shown. */
  public synchronized String of(String value) {
    if (shown.contains(value)) {
      return value;
    }
    if (shown.size() >= most || value.isBlank() || value.length() > LONGEST) {
      return OTHERS;
    }
    shown.add(value);
    return value;
  }
}
