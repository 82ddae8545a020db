package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of one piece of evidence; a UUIDv7 of ours. */
public record EvidenceId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EvidenceId {
    OpaqueId.check("evidenceId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
