package dev.rescind.reporting.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL that is too long to stand between Java. */
public final class Scripts {

  private Scripts() {}

  /**
   * @param name of a file of the service's own resources, such as {@code schema.sql}
   * @throws IllegalArgumentException if there is none of that name
   */
  public static String read(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream("/reporting/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
