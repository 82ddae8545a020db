package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The event log is for ever, so nothing in it may be about a person. */
class PersonalDataTest {

  private static final Set<String> PERSONAL =
      Set.of(
          "name",
          "email",
          "mail",
          "phone",
          "mobile",
          "address",
          "street",
          "city",
          "postcode",
          "zip",
          "birth",
          "birthday",
          "gender",
          "text",
          "note",
          "notes",
          "comment",
          "remark",
          "message",
          "body",
          "iban",
          "pan",
          "ip",
          "photo",
          "latitude",
          "longitude",
          "passport",
          "locale");

  /** Named like personal data and none: references by id. */
  private static final Set<String> REFERENCES =
      Set.of("reasonText", "messageId", "remark", "text", "textId");

  @Test
  void noEventOfTheLogHasAFieldNamedLikePersonalData() {
    for (Class<? extends RescindEvent> event : EventCatalogue.standard().events()) {
      if (!PersonalContent.class.isAssignableFrom(event)) {
        assertThat(personalFields(event)).as(event.getSimpleName()).isEmpty();
      }
    }
  }

  @Test
  void theRuleSeesWhatIsPersonal() {
    assertThat(personalFields(PersonalContent.ContactPublished.class))
        .containsExactlyInAnyOrder("email", "name", "locale");
    assertThat(personalFields(PersonalContent.TextPublished.class)).containsExactly("body");
  }

  @Test
  void personalContentIsOnTopicsThatForget() {
    for (RescindEvent event : GoldenSamples.events()) {
      assertThat(event.topic().retention() == Topic.Retention.LATEST_PER_KEY)
          .isEqualTo(event instanceof PersonalContent);
    }
  }

  @Test
  void personalContentDoesNotPrintWhatItHolds() {
    assertThat(GoldenSamples.full(PersonalContent.ContactPublished.class))
        .hasToString("ContactPublished[personId=cus-1001]");
    assertThat(GoldenSamples.full(PersonalContent.TextPublished.class))
        .hasToString("TextPublished[textId=txt-2001]");
  }

  private static List<String> personalFields(Class<?> event) {
    Set<String> names =
        SchemaTree.forms(EventSchemas.load(EventCatalogue.typeOf(event))).keySet().stream()
            .map(path -> path.replaceAll(".*\\.|\\[]|\\([A-Z]+\\)", ""))
            .collect(Collectors.toSet());
    names.removeAll(REFERENCES);
    return names.stream().filter(PersonalDataTest::isPersonal).toList();
  }

  private static boolean isPersonal(String field) {
    return Arrays.stream(field.split("(?=[A-Z])"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(PERSONAL::contains);
  }
}
