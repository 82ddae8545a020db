package dev.rescind.reporting.exports;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.store.StoreException;
import dev.rescind.reporting.views.AsOf;
import dev.rescind.reporting.views.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Writes views into files, one at a time. What a crash left behind goes when the database opens.
 */
@Component
@EnableConfigurationProperties(ExportProperties.class)
final class Exports {

  private final Generations generations;
  private final ExportProperties limits;
  private final Semaphore turn = new Semaphore(1);

  Exports(Generations generations, ExportProperties limits) {
    this.generations = generations;
    this.limits = limits;
  }

  /**
   * Writes a view and hands the file over; it is deleted afterwards.
   *
   * @param asOf UTC; the present where absent
   * @param generation the live one where absent
   * @throws ProblemException 404 if there is no such view or generation, 429 if another is being
   *     written, 400 if it takes too long
   */
  void export(
      String view,
      ExportFormat format,
      @Nullable Instant asOf,
      @Nullable String generation,
      Receiver receiver) {
    if (!Views.names().contains(view)) {
      throw ProblemException.notFound(
          "there is no such view; there are " + String.join(", ", Views.names()));
    }
    if (!turn.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-questions",
          "another export is being written; ask again when it is done");
    }
    try (Session session = generations.session(generation)) {
      Path file = session.exports().resolve(UUID.randomUUID() + "." + format.extension());
      try {
        write(AsOf.in(session, asOf).readOnly(), view, format, file);
        receiver.take(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.release();
    }
  }

  private void write(Session session, String view, ExportFormat format, Path file) {
    try {
      session.run(
          "copy (from %s) to '%s' (%s)"
              .formatted(view, file.toString().replace("'", "''"), format.options()),
          limits.timeLimit());
    } catch (StoreException e) {
      throw switch (e.kind()) {
        case "INTERRUPT" ->
            new ProblemException(
                HttpStatus.BAD_REQUEST,
                "sql-took-too-long",
                "stopped after %d s".formatted(limits.timeLimit().toSeconds()));
        case "Out of Memory" ->
            new ProblemException(
                HttpStatus.BAD_REQUEST,
                "sql-took-too-much-memory",
                "the export needs more memory than it may have");
        default -> e;
      };
    }
  }

  /** Takes a file while it is there. */
  @FunctionalInterface
  interface Receiver {
    void take(Path file) throws IOException;
  }
}
