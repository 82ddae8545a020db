package dev.rescind.notification.contacts;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a person.
 *
 * @param email absent where the person cannot be reached by mail
 * @param name how the person wants to be addressed
 * @param locale IETF BCP 47 tag of the language preferred
 */
public record Contact(@Nullable String email, @Nullable String name, @Nullable String locale) {

  /** Says nothing of the person: an address has no place in a log. */
  @Override
  public String toString() {
    return "Contact";
  }
}
