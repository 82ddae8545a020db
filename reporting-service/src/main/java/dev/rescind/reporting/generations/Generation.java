package dev.rescind.reporting.generations;

import java.time.Instant;

/**
 * What is known of a generation without opening it.
 *
 * @param id such as {@code g2}; counts from 1
 * @param begunAt UTC
 * @param wish what is to become of it once it is filled
 */
public record Generation(String id, Instant begunAt, Scope scope, Wish wish, Stage stage) {

  /** How far one is. */
  public enum Stage {
    /** Being filled; not to be asked. */
    BUILDING,
    /** Filled, and about to go live if it is the whole log. */
    BUILT,
    /** Live, once live, refused, or for analysis. */
    DONE
  }

  /**
   * What is to become of one.
   *
   * @param acceptDifferences whether it goes live although it differs from the one that is
   * @param keepOlder whether those before the previous one stay, too
   */
  public record Wish(boolean acceptDifferences, boolean keepOlder) {
    public static final Wish USUAL = new Wish(false, false);
  }

  static String named(int number) {
    return "g" + number;
  }

  /** Which in the order of beginning. */
  public int number() {
    return Integer.parseInt(id.substring(1));
  }

  /** Whether it holds what it is to hold, so that it can be asked. */
  public boolean isBuilt() {
    return stage != Stage.BUILDING;
  }

  Generation at(Stage next) {
    return new Generation(id, begunAt, scope, wish, next);
  }

  Generation wishing(Wish next) {
    return new Generation(id, begunAt, scope, next, stage);
  }
}
