package dev.rescind.events;

import java.util.regex.Pattern;

/**
 * What every id has in common: 1 to 128 printable characters without blanks. Ids of upstream
 * systems are taken as they are and never interpreted.
 */
final class OpaqueId {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

  private OpaqueId() {}

  static void check(String field, String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + " must be 1 to 128 printable ASCII characters without blanks");
    }
  }
}
