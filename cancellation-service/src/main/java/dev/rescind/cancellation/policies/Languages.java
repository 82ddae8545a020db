package dev.rescind.cancellation.policies;

import dev.rescind.chassis.web.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The languages that the catalogue's labels are in, by BCP 47 tag. */
final class Languages {

  private static final List<String> TAGS = List.of("en", "de", "fr", "es", "ja", "zh-Hant");

  /** Regions that write Chinese in traditional characters are not lookups of {@code zh-Hant}. */
  private static final Map<String, List<String>> WRITTEN_ALIKE =
      Map.of(
          "zh", List.of("zh", "zh-Hant"),
          "zh-tw", List.of("zh-tw", "zh-Hant"),
          "zh-hk", List.of("zh-hk", "zh-Hant"),
          "zh-mo", List.of("zh-mo", "zh-Hant"));

  private Languages() {}

  /**
   * The language to answer in: the one asked for, else the best of those preferred, else English.
   *
   * @param preferred of {@code Accept-Language}, the first most of all
   * @throws ProblemException 400 if there is nothing in the one asked for
   */
  static String choose(@Nullable String asked, List<Locale> preferred) {
    if (asked == null) {
      String best = best(preferred.stream().map(Locale::toLanguageTag).toList());
      return best == null ? "en" : best;
    }
    String found = isTag(asked) ? best(List.of(asked)) : null;
    if (found == null) {
      throw ProblemException.invalid("language", "must be one of " + String.join(", ", TAGS));
    }
    return found;
  }

  private static boolean isTag(String text) {
    return !Locale.forLanguageTag(text).getLanguage().isEmpty();
  }

  private static @Nullable String best(List<String> tags) {
    List<Locale.LanguageRange> ranges =
        tags.stream()
            .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
            .map(Locale.LanguageRange::new)
            .toList();
    String found =
        Locale.lookupTag(Locale.LanguageRange.mapEquivalents(ranges, WRITTEN_ALIKE), TAGS);
    return found == null
        ? null
        : TAGS.stream().filter(found::equalsIgnoreCase).findFirst().orElse(null);
  }
}
