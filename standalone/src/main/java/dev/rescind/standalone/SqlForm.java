package dev.rescind.standalone;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms that answers come in. */
enum SqlForm {
  TABLE("text/plain"),
  CSV("text/csv"),
  JSON("application/json");

  private final String mediaType;

  SqlForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * @throws Refusal if there is no such form
   */
  static SqlForm named(String name) {
    return Arrays.stream(values())
        .filter(form -> form.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Refusal.misuse(
                "the format is one of %s, not '%s'"
                    .formatted(
                        Arrays.stream(values())
                            .map(SqlForm::word)
                            .collect(Collectors.joining(", ")),
                        name)));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    return mediaType;
  }
}
