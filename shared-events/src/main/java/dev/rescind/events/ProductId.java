package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Upstream's id of what an order line sells. */
public record ProductId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProductId {
    OpaqueId.check("productId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
