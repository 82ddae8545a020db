package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Upstream's id of the customer who placed the order. */
public record CustomerId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CustomerId {
    OpaqueId.check("customerId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
