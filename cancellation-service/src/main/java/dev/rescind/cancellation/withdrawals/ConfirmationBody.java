package dev.rescind.cancellation.withdrawals;

import dev.rescind.cancellation.cases.Wordings;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.LineQuantity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The second step.
 *
 * @param name who withdraws, at most 200 characters
 * @param statement the customer's own words, at most 2,000 characters
 * @param lines absent or empty for everything that may be withdrawn from
 */
record ConfirmationBody(
    String name, @Nullable String statement, @Nullable List<@Nullable LineQuantity> lines) {

  private static final int LONGEST_NAME = 200;

  /**
   * @throws ProblemException 400 naming the field and the rule it breaks
   */
  void check(Wordings words) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw ProblemException.invalid("name", "must be 1 to " + LONGEST_NAME + " characters");
    }
    words.check("statement", statement);
    if (lines != null && lines.contains(null)) {
      throw ProblemException.invalid("lines[" + lines.indexOf(null) + "]", "must not be null");
    }
  }

  /** What is named; empty for everything. */
  List<LineQuantity> named() {
    return lines == null ? List.of() : lines.stream().map(Objects::requireNonNull).toList();
  }

  /** By which a repetition is known. */
  byte[] hash() {
    return LinkToken.sha256(
        name.strip()
            + "\n"
            + (statement == null ? "" : statement.strip())
            + "\n"
            + named().stream()
                .map(line -> line.lineId() + " " + line.quantity())
                .sorted()
                .collect(Collectors.joining("\n")));
  }
}
