package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.texts.Forgettable;
import dev.rescind.events.PersonId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Erases the files that a person handed in, their names and notes. The log stays as it is: it knows
 * of a file its digest, kind and size. The same file handed in by somebody else stays theirs.
 */
@Component
class EvidenceErasure implements Forgettable {

  private final EvidenceBook book;
  private final EvidenceFiles files;

  EvidenceErasure(EvidenceBook book, EvidenceFiles files) {
    this.book = book;
    this.files = files;
  }

  @Override
  public String kind() {
    return "evidence";
  }

  /**
   * Files go at once and do not come back with the unit of work: who repeats an erasure that failed
   * finds them gone, and has the rows say so.
   *
   * @throws java.io.UncheckedIOException if the store failed
   */
  @Override
  public int forget(PersonId person) {
    List<Evidence> handedIn = book.handedInBy(person.value());
    handedIn.forEach(files::erase);
    return handedIn.size();
  }
}
