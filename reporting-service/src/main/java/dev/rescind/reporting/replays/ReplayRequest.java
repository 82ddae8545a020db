package dev.rescind.reporting.replays;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.generations.Generation.Wish;
import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.views.Instants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a replay; everything may be left out.
 *
 * @param from events recorded at this instant or later, UTC, or a date
 * @param to events recorded before this instant, UTC, or a date
 * @param merchants whose orders
 * @param acceptDifferences go live although it differs
 * @param keepOlder keep generations before the previous one, too
 */
record ReplayRequest(
    @Nullable String from,
    @Nullable String to,
    @Nullable List<String> merchants,
    @Nullable Boolean acceptDifferences,
    @Nullable Boolean keepOlder) {

  static final ReplayRequest USUAL = new ReplayRequest(null, null, null, null, null);

  /**
   * @throws ProblemException 400 if a time is none, the span is empty, or a merchant has no id
   */
  Scope scope() {
    List<String> whose = merchants == null ? List.of() : merchants;
    if (whose.stream().anyMatch(String::isBlank)) {
      throw ProblemException.invalid("merchants", "must not be empty");
    }
    Scope scope =
        new Scope(
            from == null ? null : Instants.parse("from", from),
            to == null ? null : Instants.parse("to", to),
            whose);
    if (scope.from() != null && scope.to() != null && !scope.from().isBefore(scope.to())) {
      throw ProblemException.invalid("to", "must be after from");
    }
    return scope;
  }

  Wish wish() {
    return new Wish(Boolean.TRUE.equals(acceptDifferences), Boolean.TRUE.equals(keepOlder));
  }
}
