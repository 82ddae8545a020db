package dev.rescind.reporting.sql;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.store.StoreException;
import dev.rescind.reporting.views.AsOf;
import dev.rescind.reporting.views.Instants;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers statements: a few at a time, each bounded in time, memory, rows and size. */
@Component
final class Questions {

  private final Generations generations;
  private final SqlProperties limits;
  private final Semaphore turns;

  Questions(Generations generations, SqlProperties limits) {
    this.generations = generations;
    this.limits = limits;
    this.turns = new Semaphore(limits.atOnce());
  }

  /**
   * @throws ProblemException 400 if the statement is wrong, not allowed, or takes too much; 404 or
   *     409 if the generation cannot be asked; 429 if too many are being answered
   */
  SqlAnswer answer(SqlQuestion question) {
    if (!turns.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-questions",
          "%d questions are being answered; ask again when one is done".formatted(limits.atOnce()));
    }
    try (Session session = generations.session(question.generation())) {
      String asOf = question.asOf();
      AsOf.in(session, asOf == null ? null : Instants.parse("asOf", asOf)).readOnly();
      return answer(question, limit(question), session);
    } finally {
      turns.release();
    }
  }

  private SqlAnswer answer(SqlQuestion question, int limit, Session session) {
    Statement statement = Statement.parse(question.sql(), session);
    long end = System.nanoTime() + limits.timeLimit().toNanos();
    try {
      session.run(statement.kept(limit + 1L), limits.timeLimit());
      AnswerSize.check(session, () -> until(end));
      return session.ask(
          "from " + Statement.KEPT, until(end), result -> SqlAnswer.read(result, limit));
    } catch (StoreException e) {
      throw SqlRefusal.of(e, Statement.SHIFT, limits);
    }
  }

  /** Whole seconds count, and none would be no limit. */
  private static Duration until(long end) {
    return Duration.ofNanos(Math.max(Duration.ofSeconds(1).toNanos(), end - System.nanoTime()));
  }

  private int limit(SqlQuestion question) {
    Integer wanted = question.limit();
    int limit = wanted == null ? limits.usualRows() : wanted;
    if (limit < 1 || limit > limits.rows()) {
      throw ProblemException.invalid(
          "limit", "must be 1 to %d; an export has no limit".formatted(limits.rows()));
    }
    return limit;
  }
}
