package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Upstream's id of the merchant who sold the order. */
public record MerchantId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MerchantId {
    OpaqueId.check("merchantId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
