package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Id under which a person's contact details are published: a customer's or a merchant's id. */
public record PersonId(@JsonValue String value) {

  /**
   * @throws IllegalArgumentException if the value is no opaque id, see {@link OpaqueId}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonId {
    OpaqueId.check("personId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
