package dev.rescind.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rescind.events.Party;
import org.jspecify.annotations.Nullable;

/**
 * What one value means.
 *
 * @param at when it happened, or for a cancellation when it was asked for; absent if open
 * @param requester who asked; of a cancellation alone
 * @param reason code of the policy; of a cancellation alone
 */
record Outcome(
    Ending outcome, @Nullable Moment at, @Nullable Party requester, @Nullable Template reason) {

  /**
   * @throws IllegalArgumentException if something is missing for this outcome, or too much
   */
  Outcome {
    boolean cancelled = outcome == Ending.CANCELLED;
    if ((at == null) != (outcome == Ending.OPEN)) {
      throw new IllegalArgumentException("at must be there unless the outcome is open");
    }
    if ((requester != null) != cancelled || (reason != null) != cancelled) {
      throw new IllegalArgumentException(
          "requester and reason must be there where the outcome is cancelled, and only there");
    }
  }

  /** The end of a row's story. */
  enum Ending {
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("no-show")
    NO_SHOW,
    @JsonProperty("open")
    OPEN
  }
}
