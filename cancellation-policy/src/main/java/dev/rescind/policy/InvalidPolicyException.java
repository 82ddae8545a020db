package dev.rescind.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document that makes no policy. Says every place that is wrong; nothing of it is used. */
public final class InvalidPolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  InvalidPolicyException(List<Violation> violations) {
    this(violations, null);
  }

  InvalidPolicyException(List<Violation> violations, @Nullable Throwable cause) {
    super(
        violations.stream()
            .map(violation -> violation.pointer() + ": " + violation.rule())
            .collect(Collectors.joining("; ", "not a policy: ", "")),
        cause);
    this.violations = List.copyOf(violations);
  }

  /** What is wrong, at least one. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * One thing that is wrong.
   *
   * @param pointer where in the document, as RFC 6901 JSON pointer; empty for all of it
   * @param rule what holds there
   */
  public record Violation(String pointer, String rule) {}
}
