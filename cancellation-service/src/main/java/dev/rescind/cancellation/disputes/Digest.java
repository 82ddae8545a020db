package dev.rescind.cancellation.disputes;

import java.util.regex.Pattern;

/**
 * The SHA-256 of a file, by which it is stored and found.
 *
 * @param hex 64 hexadecimal digits in lower case, so that it is safe in a path
 */
record Digest(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if it is no SHA-256
   */
  Digest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a digest must be 64 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
