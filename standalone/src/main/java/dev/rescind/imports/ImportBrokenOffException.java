package dev.rescind.imports;

import org.jspecify.annotations.Nullable;

/** The import began and did not come to its end. It can be repeated; nothing is done twice. */
final class ImportBrokenOffException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportBrokenOffException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
