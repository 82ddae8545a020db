package dev.rescind.chassis.verification;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check has come to, seen by who runs it and by who asks. */
public final class Report {

  /**
   * So many findings are kept; a log that was rewritten as a whole would give one for each event.
   */
  private static final int KEPT = 200;

  private final Check check;
  private final List<Finding> findings = new ArrayList<>();
  private State state = State.WAITING;
  private long checked;
  private long expected;
  private long found;
  private long beganNanos;
  private long tookMillis;
  private @Nullable String trouble;

  Report(Check check) {
    this.check = check;
  }

  /** How far a check is. */
  public enum State {
    WAITING,
    RUNNING,
    /** Nothing was found. */
    PASSED,
    /** Something was found. */
    FAILED,
    /** It could not be carried through. */
    BROKEN
  }

  /**
   * A moment of it.
   *
   * @param checked how many events, records or postings so far
   * @param expected of how many, as far as that is known
   * @param millis how long it has taken so far
   * @param found how many findings; the first 200 of them are listed
   * @param trouble why it is broken
   */
  public record Moment(
      String check,
      String ensures,
      State state,
      long checked,
      long expected,
      long millis,
      long found,
      List<Finding> findings,
      @Nullable String trouble) {}

  /** Tells how much there is to check. */
  public synchronized void expect(long items) {
    expected = items;
  }

  /** Tells that so many more were checked. */
  public synchronized void checked(long more) {
    checked += more;
  }

  /** Tells of something that is not as it should be. */
  public synchronized void found(Finding finding) {
    found++;
    if (findings.size() < KEPT) {
      findings.add(finding);
    }
  }

  synchronized void begin() {
    state = State.RUNNING;
    beganNanos = System.nanoTime();
  }

  synchronized void end() {
    state = found == 0 ? State.PASSED : State.FAILED;
    tookMillis = sinceBegin();
  }

  synchronized void breakOff(String cause) {
    state = State.BROKEN;
    trouble = cause;
    tookMillis = sinceBegin();
  }

  private long sinceBegin() {
    return (System.nanoTime() - beganNanos) / 1_000_000;
  }

  synchronized Moment moment() {
    return new Moment(
        check.name(),
        check.ensures(),
        state,
        checked,
        Math.max(expected, checked),
        state == State.RUNNING ? sinceBegin() : tookMillis,
        found,
        List.copyOf(findings),
        trouble);
  }
}
