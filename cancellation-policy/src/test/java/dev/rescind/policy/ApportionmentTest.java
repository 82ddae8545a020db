package dev.rescind.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApportionmentTest {

  static Stream<Arguments> splits() {
    return Stream.of(
        Arguments.of(100L, List.of(1L, 1L, 1L), List.of(34L, 33L, 33L)),
        Arguments.of(101L, List.of(1L, 1L, 1L), List.of(34L, 34L, 33L)),
        Arguments.of(1L, List.of(1L, 2L), List.of(0L, 1L)),
        Arguments.of(10L, List.of(0L, 3L), List.of(0L, 10L)),
        Arguments.of(5L, List.of(0L, 0L), List.of(3L, 2L)),
        Arguments.of(0L, List.of(7L, 9L), List.of(0L, 0L)),
        Arguments.of(0L, List.of(), List.of()),
        Arguments.of(
            Long.MAX_VALUE,
            List.of(Long.MAX_VALUE, Long.MAX_VALUE),
            List.of(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2)));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void givesTheRestToTheLargestRemaindersFirstPositionFirst(
      long whole, List<Long> weights, List<Long> parts) {
    assertThat(Apportionment.split(whole, weights)).isEqualTo(parts);
  }

  @Test
  void partsOfGeneratedAmountsAlwaysAddUpAndAreWithinOneUnitOfTheShare() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < 10_000; i++) {
      long whole = random.nextLong(1_000_000);
      List<Long> weights = random.longs(1 + random.nextInt(8), 0, 1_000).boxed().toList();
      List<Long> parts = Apportionment.split(whole, weights);
      assertThat(parts.stream().mapToLong(part -> part).sum()).isEqualTo(whole);
      long sum = weights.stream().mapToLong(weight -> weight).sum();
      for (int p = 0; sum > 0 && p < parts.size(); p++) {
        long down = whole * weights.get(p) / sum;
        assertThat(parts.get(p)).isBetween(down, down + 1);
      }
    }
  }

  @Test
  void refusesNegativeAmountsAndAnAmountForNobody() {
    assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(-1, List.of(1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(1, List.of(-1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(1, List.of()));
  }
}
