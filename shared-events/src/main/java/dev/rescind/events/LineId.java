package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of a line, unique within its order. */
public record LineId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LineId {
    OpaqueId.check("lineId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
