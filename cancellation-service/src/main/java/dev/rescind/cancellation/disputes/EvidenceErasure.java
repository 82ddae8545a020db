package dev.rescind.cancellation.disputes;

import org.springframework.stereotype.Component;

/**
 * Erases what a person handed in. The log stays as it is: it knows of a file its digest, kind and
 * size. The same file handed in by somebody else stays theirs.
 */
@Component
public class EvidenceErasure {

  private final EvidenceBook book;
  private final EvidenceFiles files;

  EvidenceErasure(EvidenceBook book, EvidenceFiles files) {
    this.book = book;
    this.files = files;
  }

  /**
   * Erases files, their names and notes; doing so again does nothing.
   *
   * @param personId a customer's, a merchant's or a supporter's
   * @return how many files were erased
   * @throws java.io.UncheckedIOException if the store failed; what was erased before stays so
   */
  public int erasePerson(String personId) {
    int erased = 0;
    for (Evidence evidence : book.handedInBy(personId)) {
      files.erase(evidence);
      erased++;
    }
    return erased;
  }
}
