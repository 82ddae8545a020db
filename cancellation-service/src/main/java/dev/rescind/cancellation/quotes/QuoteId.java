package dev.rescind.cancellation.quotes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A quote; a UUID of version 7. */
public record QuoteId(@JsonValue String value) {

  private static final int LONGEST = 128;

  /**
   * @throws IllegalArgumentException if there is nothing, or too much of it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public QuoteId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("quoteId must be 1 to " + LONGEST + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
