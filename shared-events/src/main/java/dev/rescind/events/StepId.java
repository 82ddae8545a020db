package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of one step of a settlement, unique over all cases. */
public record StepId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StepId {
    OpaqueId.check("stepId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
