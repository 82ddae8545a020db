package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of the refund of one settlement step; its attempts share it. */
public record RefundId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RefundId {
    OpaqueId.check("refundId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
