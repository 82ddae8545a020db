package dev.rescind.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source: salon            | sauce: salon                | /source: must be there
          source: salon            | source: The Salon           | lower-case
          id: no                   |                             | /order/id: must be there
          mode: historical         | mode: maybe                 | /mode
          zone: Europe/Berlin      | zone: Europe/Atlantis       | /zone
          currency: EUR            | currency: EURO              |
          unit: decimal            | unit: decimal, colour: red  | /order/amount/colour: is no field
          unit: decimal            | unit: dozen                 | /order/amount/unit
          time: "09:00"            | time: "9 o'clock"           | time must be such as
          time: "09:00"            | format: "not a format"      |
          merchant: "{shop}"       | merchant: "{shop"           | pair of braces
          merchant: "{shop}"       | merchant: ""                | must not be empty
          prepaid: true, method: CARD | prepaid: true            | method must be there
          outcome: open            | outcome: lost               | /outcomes/values/new/outcome
          outcome: no-show, at: {column: changed, time: "24:00"} | outcome: no-show | at must be there
          reason: FORCE_MAJEURE    |                             | requester and reason
          source: salon            | {                           | line
          """)
  void whatIsMisspeltMissingOrMeaninglessIsRefusedByName(String right, String wrong, String told) {
    String yaml = Trial.MAPPING.replace(right, wrong == null ? "" : wrong);
    assertThatExceptionOfType(ImportRefusedException.class)
        .isThrownBy(() -> MappingFile.parse(yaml))
        .withMessageContaining("mapping")
        .withMessageContaining(told == null ? "" : told);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatExceptionOfType(ImportRefusedException.class)
        .isThrownBy(() -> MappingFile.read(Path.of("nowhere.yaml")))
        .withMessageContaining("nowhere.yaml");
  }

  @Test
  void everyColumnThatIsNamedAnywhereIsNeeded() {
    assertThat(MappingFile.parse(Trial.MAPPING).columns())
        .containsExactlyInAnyOrder(
            "no", "shop", "email", "what", "seats", "price", "booked", "from", "to", "status",
            "changed", "why");
  }

  @Test
  void theSampleIsAMapping() {
    Mapping sample = MappingFile.read(HotelBookings.MAPPING);
    assertThat(sample.source()).isEqualTo("hotel-bookings");
    assertThat(sample.mode()).isEqualTo(ImportMode.HISTORICAL);
  }
}
