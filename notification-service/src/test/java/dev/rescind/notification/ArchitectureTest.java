package dev.rescind.notification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.rescind.chassis.testing.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String ROOT = "dev.rescind.notification";
  private static final JavaClasses CODE = ArchitectureRules.mainCodeOf(ROOT);

  @Test
  void everyPackageNamedHereExists() {
    ArchitectureRules.requirePackages(
        CODE, List.of(ROOT + ".contacts", ROOT + ".mail", ROOT + ".messages", ROOT + ".texts"));
  }

  @ParameterizedTest
  @MethodSource
  void theCodeKeepsTheRule(ArchRule rule) {
    rule.check(CODE);
  }

  static List<ArchRule> theCodeKeepsTheRule() {
    return ArchitectureRules.everywhere();
  }

  @Test
  void featuresKnowEachOtherWithoutACircle() {
    ArchitectureRules.noCyclesUnder(ROOT).check(CODE);
  }
}
