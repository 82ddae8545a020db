package dev.rescind.reporting.sql;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.store.StoreException;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;

/** Why a statement is not answered, as a problem for who wrote it. */
final class SqlRefusal {

  private SqlRefusal() {}

  /** The statement breaks a rule of ours. */
  static ProblemException notAllowed(String rule) {
    return ProblemException.invalid("sql", rule);
  }

  /** The statement is wrong, or wrong for the data that it met. */
  static ProblemException wrong(String reason, OptionalInt position) {
    ProblemException problem =
        new ProblemException(HttpStatus.BAD_REQUEST, "invalid-sql", reason).with("field", "sql");
    position.ifPresent(it -> problem.with("position", it));
    return problem;
  }

  /** The answer would take more of the heap than one question may have. */
  static ProblemException tooLarge() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "sql-answer-too-large",
        "the answer is larger than %,d bytes; ask for less, or export the view"
            .formatted(AnswerSize.LARGEST));
  }

  /**
   * @param shift how many characters stood before the statement when the database read it
   */
  static ProblemException of(StoreException failure, int shift, SqlProperties limits) {
    return switch (failure.kind()) {
      case "INTERRUPT" ->
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "sql-took-too-long",
              "stopped after %d s; ask for less".formatted(limits.timeLimit().toSeconds()));
      case "Out of Memory" ->
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "sql-took-too-much-memory",
              "the question needs more memory than it may have; ask for less");
      case "IO", "Internal", "Fatal" -> throw failure;
      default -> {
        int position = failure.position().orElse(-1) - shift;
        yield wrong(
            failure.reason(), position < 0 ? OptionalInt.empty() : OptionalInt.of(position));
      }
    };
  }
}
