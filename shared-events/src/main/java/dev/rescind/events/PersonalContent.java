package dev.rescind.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person can be reached by or wrote. Never part of the event log: compacted, and tombstoned
 * (a record with the key and no value) on erasure.
 */
public sealed interface PersonalContent extends RescindEvent {

  /**
   * How to reach a customer or a merchant: topic {@code contacts}, key the person id. The last one
   * of a person holds.
   *
   * @param email absent where the person cannot be reached by mail
   * @param name how the person wants to be addressed
   * @param locale IETF BCP 47 tag of the language preferred
   */
  record ContactPublished(
      PersonId personId, @Nullable String email, @Nullable String name, @Nullable String locale)
      implements PersonalContent {

    @Override
    public String key() {
      return personId.value();
    }

    /** Says whose, never what: an address has no place in a log. */
    @Override
    public String toString() {
      return "ContactPublished[personId=" + personId + "]";
    }
  }

  /**
   * What a person wrote, to which events refer: topic {@code texts}, key the text id. Written once
   * and never changed, only erased.
   *
   * @param writtenBy the side that wrote it
   * @param body what it says, as it was written
   * @param writtenAt UTC
   */
  record TextPublished(TextId textId, Party writtenBy, String body, Instant writtenAt)
      implements PersonalContent {

    @Override
    public String key() {
      return textId.value();
    }

    /** Says which, never what: words have no place in a log. */
    @Override
    public String toString() {
      return "TextPublished[textId=" + textId + "]";
    }
  }
}
