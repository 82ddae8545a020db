package dev.rescind.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTagTest {

  private final BoundedTag tag = new BoundedTag(2);

  @Test
  void showsTheFirstSoManyAndAllOthersAsOne() {
    assertThat(tag.of("CARD")).isEqualTo("CARD");
    assertThat(tag.of("VOUCHER")).isEqualTo("VOUCHER");
    assertThat(tag.of("CASH")).isEqualTo(BoundedTag.OTHERS);
    assertThat(tag.of("CARD")).as("what is shown stays shown").isEqualTo("CARD");
  }

  @Test
  void showsNeitherWhatIsTooLongNorWhatIsBlankAndKeepsThePlace() {
    assertThat(tag.of("x".repeat(65))).isEqualTo(BoundedTag.OTHERS);
    assertThat(tag.of(" ")).isEqualTo(BoundedTag.OTHERS);
    assertThat(tag.of("x".repeat(64))).hasSize(64);
    assertThat(tag.of("CARD")).isEqualTo("CARD");
  }
}
