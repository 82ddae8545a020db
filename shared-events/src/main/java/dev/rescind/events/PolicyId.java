package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of a policy; its versions share it. */
public record PolicyId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PolicyId {
    OpaqueId.check("policyId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
