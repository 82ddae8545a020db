package dev.rescind.cancellation.disputes;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps the store and the book in step. A file is stored only once the book refers to it, and
 * removed only while the book holds its digest and no longer does: so a crash leaves a reference
 * without a file, which the sweep finds, and never a file that nothing refers to.
 */
@Component
class EvidenceFiles {

  private static final Logger log = LoggerFactory.getLogger(EvidenceFiles.class);

  private final EvidenceBook book;
  private final EvidenceStore store;
  private final UnitsOfWork units;
  private final Ids ids;
  private final Clock clock;

  EvidenceFiles(EvidenceBook book, EvidenceStore store, UnitsOfWork units, Ids ids, Clock clock) {
    this.book = book;
    this.store = store;
    this.units = units;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a file until a case takes it, or nobody does.
   *
   * @throws ProblemException 503 if the store could not keep it; then nothing is left of it
   */
  EvidenceId keep(OrderId orderId, Requester by, ReceivedFile file) {
    EvidenceId id = new EvidenceId(ids.next().toString());
    units.run(() -> {
      book.hold(file.content().digest());
      book.add(id, orderId, by, file, clock.instant());
    });
    try {
      store.put(file.content());
      return id;
    } catch (IOException e) {
      dropUnlessTaken(id, file.content().digest());
      throw unavailable(e);
    }
  }

  /** Forgets a file that no case took; one that a case took stays. */
  void dropUnlessTaken(EvidenceId id, Digest digest) {
    try {
      units.run(() -> {
        book.hold(digest);
        if (book.removeWaiting(id)) {
          removeUnlessReferredTo(digest);
        }
      });
    } catch (UncheckedIOException e) {
      log.warn("A file that no case took could not be removed; the sweep will try again", e);
    }
  }

  /** Removes a file for good, and what its sender wrote to it; the row says so. */
  void erase(Evidence evidence) {
    units.run(() -> {
      book.hold(evidence.digest());
      book.erase(new EvidenceId(evidence.evidenceId()), clock.instant());
      removeUnlessReferredTo(evidence.digest());
    });
  }

  private void removeUnlessReferredTo(Digest digest) {
    if (book.isReferredTo(digest)) {
      return;
    }
    try {
      store.delete(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a file that is not erased.
   *
   * @throws IOException if the store does not give it out now
   */
  InputStream open(Evidence evidence) throws IOException {
    return store.open(evidence.digest());
  }

  /** What a caller is told while the store does not answer. */
  static ProblemException unavailable(IOException cause) {
    log.warn("The evidence store failed", cause);
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "try-again",
        "the store of evidence cannot answer at the moment; send the same request again");
  }
}
