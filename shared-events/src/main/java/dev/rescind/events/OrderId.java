package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Upstream's id of an order; also the Kafka key and the sequencing key of everything about it. */
public record OrderId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrderId {
    OpaqueId.check("orderId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
