package dev.rescind.cancellation.texts;

import dev.rescind.events.PersonId;

/** Something that people wrote or handed in, kept here, that can be erased a person at a time. */
public interface Forgettable {

  /** What it is, as the answer to an erasure names it, such as {@code texts}. */
  String kind();

  /**
   * Erases what is of the person, in the running unit of work; a second time finds nothing.
   *
   * @return how many pieces were erased
   */
  int forget(PersonId person);
}
