package dev.rescind.notification.texts;

import dev.rescind.events.Party;

/**
 * What somebody wrote.
 *
 * @param writtenBy the side that wrote it
 */
public record Text(Party writtenBy, String body) {

  /** Says nothing of what was written: words have no place in a log. */
  @Override
  public String toString() {
    return "Text";
  }
}
