package dev.rescind.reporting.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start in one line that a second process wants to write the analytics. */
final class DatabaseInUseAnalyzer extends AbstractFailureAnalyzer<DatabaseInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DatabaseInUseException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Stop the other process, or give this one a rescind.reporting.directory of its own.",
        cause);
  }
}
