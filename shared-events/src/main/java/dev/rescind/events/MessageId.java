package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id of one message on a case; a UUIDv7 of ours. */
public record MessageId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageId {
    OpaqueId.check("messageId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
