package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of one case; a UUIDv7 of ours. */
public record CancellationId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CancellationId {
    OpaqueId.check("cancellationId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
