package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Reference to free text that a person wrote; the text itself never enters an event. */
public record TextId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TextId {
    OpaqueId.check("textId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
