package dev.rescind.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventsPageTest {

  static final String COMMAND =
      "mvn -pl shared-events test -Dtest=EventsPageTest -Drescind.docs.write=true";

  private static final Path PAGE = Path.of("../docs/events.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "kcat -P -b \\S+ -t (\\S+) -k (\\S+) .*?-H 'ce_type=(\\S+)'.*?<<'JSON'\n(.*?)\nJSON\n",
          Pattern.DOTALL);

  @Test
  void thePageIsWhatTheGeneratorWrites() throws IOException {
    String wanted = EventsPage.text();
    if (Boolean.getBoolean("rescind.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, wanted);
    }

    assertThat(PAGE).as("docs/events.md is not up to date; run: " + COMMAND).hasContent(wanted);
  }

  @Test
  void theExamplesAreEventsOnTheirTopicUnderTheirKey() {
    List<MatchResult> examples = EXAMPLE.matcher(EventsPage.text()).results().toList();

    assertThat(examples).hasSameSizeAs(PublishingGuide.EVENTS);
    for (MatchResult example : examples) {
      RescindEvent event =
          EventJson.standard()
              .read(EventType.parse(example.group(3)), example.group(4).getBytes(UTF_8));
      assertThat(event.topic().topicName()).isEqualTo(example.group(1));
      assertThat(event.key()).isEqualTo(example.group(2));
      assertThat(example.group(4)).doesNotContain("\n");
    }
  }

  @Test
  void everyLinkLeadsToAHeading() {
    String page = EventsPage.text();

    assertThat(Pattern.compile("\\(#([^)]+)\\)").matcher(page).results().map(link -> link.group(1)))
        .isNotEmpty()
        .allMatch(link -> Pattern.compile("(?im)^### " + link + "$").matcher(page).find());
  }
}
