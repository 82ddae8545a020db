package dev.rescind.events;

/**
 * What every id has in common: 1 to 128 printable characters without blanks. Ids of upstream
 * systems are taken as they are and never interpreted.
 */
final class OpaqueId {

  private static final int LONGEST = 128;

  private OpaqueId() {}

  static void check(String field, String value) {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          field + " must be 1 to 128 printable ASCII characters without blanks");
    }
  }

  /** Every event has a handful of ids, so this is walked rather than matched with a pattern. */
  private static boolean isOne(String value) {
    int length = value.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char each = value.charAt(i);
      if (each < '!' || each > '~') {
        return false;
      }
    }
    return true;
  }
}
