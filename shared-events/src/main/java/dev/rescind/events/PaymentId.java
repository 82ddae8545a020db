package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Upstream's id of one captured payment of an order; a refund goes back to it. */
public record PaymentId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PaymentId {
    OpaqueId.check("paymentId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
