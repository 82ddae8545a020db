package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of one claim for compensation; a UUIDv7 of ours. */
public record ClaimId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClaimId {
    OpaqueId.check("claimId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
