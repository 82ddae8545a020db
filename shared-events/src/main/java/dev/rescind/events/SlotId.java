package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of a bookable slot of a calendar. */
public record SlotId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SlotId {
    OpaqueId.check("slotId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
