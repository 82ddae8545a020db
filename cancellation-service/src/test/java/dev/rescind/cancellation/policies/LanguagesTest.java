package dev.rescind.cancellation.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.chassis.web.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource({
    "de, de",
    "de-AT, de",
    "fr-CA, fr",
    "zh-Hant, zh-Hant",
    "zh-TW, zh-Hant",
    "zh-Hant-HK, zh-Hant",
    "EN, en"
  })
  void answersInTheLanguageAskedFor(String asked, String answered) {
    assertThat(Languages.choose(asked, List.of(Locale.JAPANESE))).isEqualTo(answered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tlh", "_", "", "*", "de;q=0.5", "x-klingon"})
  void refusesALanguageThatNothingIsIn(String asked) {
    assertThatThrownBy(() -> Languages.choose(asked, List.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("must be one of en, de, fr, es, ja, zh-Hant");
  }

  @Test
  void takesTheFirstPreferenceThatThereIs() {
    assertThat(choose("pl", "es-MX", "de")).isEqualTo("es");
    assertThat(choose("zh-HK", "en")).isEqualTo("zh-Hant");
  }

  @Test
  void fallsBackToEnglish() {
    assertThat(choose("pl", "sv")).isEqualTo("en");
    assertThat(Languages.choose(null, List.of())).isEqualTo("en");
    assertThat(Languages.choose(null, List.of(Locale.ROOT))).isEqualTo("en");
  }

  private static String choose(String... preferred) {
    return Languages.choose(null, Stream.of(preferred).map(Locale::forLanguageTag).toList());
  }
}
