package dev.rescind.reporting.sql;

import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How large an answer is, as the database tells it before anything is read: its driver makes texts
 * of two thousand rows at once, and the heap that they would fill is that of the whole process.
 */
final class AnswerSize {

  /**
   * Bytes: so much that the heap can bear it as rows, as text and as what is sent, of several
   * questions at once.
   */
  static final long LARGEST = 16_000_000;

  /** Bytes that a value takes besides its text. */
  static final long EACH_VALUE = 16;

  /** As it is, and then, of what is small enough, with what JSON escapes. */
  private static final List<String> FORMS =
      List.of("columns(*)::varchar", "to_json(columns(*)::varchar)::varchar");

  private AnswerSize() {}

  /**
   * @param left how long the question may still take
   * @throws dev.rescind.chassis.web.ProblemException 400 if it is too large to be answered
   */
  static void check(Session session, Supplier<Duration> left) {
    for (String form : FORMS) {
      String sizes = "select count(*), sum(strlen(%s)) from %s".formatted(form, Statement.KEPT);
      if (bytes(session, sizes, left.get()) > LARGEST) {
        throw SqlRefusal.tooLarge();
      }
    }
  }

  /** What the database cannot even look at within its memory is larger than that. */
  private static long bytes(Session session, String sizes, Duration limit) {
    try {
      return session.ask(sizes, limit, AnswerSize::bytes);
    } catch (StoreException e) {
      if (e.isOutOfMemory()) {
        return Long.MAX_VALUE;
      }
      throw e;
    }
  }

  private static long bytes(ResultSet sizes) throws SQLException {
    sizes.next();
    int columns = sizes.getMetaData().getColumnCount() - 1;
    long bytes = sizes.getLong(1) * columns * EACH_VALUE;
    for (int i = 0; i < columns; i++) {
      bytes += sizes.getLong(i + 2);
    }
    return bytes;
  }
}
