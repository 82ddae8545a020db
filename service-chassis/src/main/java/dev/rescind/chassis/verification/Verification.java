package dev.rescind.chassis.verification;

import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.proof.Anchor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of all checks, one after the other. */
final class Verification {

  private static final Logger log = LoggerFactory.getLogger(Verification.class);

  private final String id;
  private final Anchor head;
  private final Scope scope;
  private final List<Check> checks;
  private final List<Report> reports;
  private final Clock clock;
  private volatile @Nullable Instant finishedAt;

  Verification(String id, Anchor head, Scope scope, List<Check> checks, Clock clock) {
    this.id = id;
    this.head = head;
    this.scope = scope;
    this.checks = List.copyOf(checks);
    this.reports = checks.stream().map(Report::new).toList();
    this.clock = clock;
  }

  /**
   * How far it is.
   *
   * @param head what the chain had come to when it began; worth keeping elsewhere, as an anchor
   * @param finishedAt UTC; absent while it runs
   */
  record Status(String id, Anchor head, @Nullable Instant finishedAt, List<Report.Moment> checks) {}

  void run() {
    try {
      for (int i = 0; i < checks.size(); i++) {
        run(checks.get(i), reports.get(i));
      }
    } finally {
      finishedAt = clock.instant();
    }
  }

  private void run(Check check, Report report) {
    report.begin();
    try {
      check.run(scope, report);
      report.end();
    } catch (RuntimeException e) {
      log.warn("The check {} could not be carried through", check.name(), e);
      report.breakOff(Causes.inShort(e));
    }
    Report.Moment moment = report.moment();
    moment.findings().forEach(finding -> log.error("Verification found: {}", finding));
  }

  boolean isFinished() {
    return finishedAt != null;
  }

  String id() {
    return id;
  }

  Status status() {
    return new Status(id, head, finishedAt, reports.stream().map(Report::moment).toList());
  }
}
