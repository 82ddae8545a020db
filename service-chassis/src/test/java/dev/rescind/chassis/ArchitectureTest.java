package dev.rescind.chassis;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.rescind.chassis.testing.ArchitectureRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class ArchitectureTest {

  private static final String ROOT = "dev.rescind.chassis";
  private static final JavaClasses CODE = ArchitectureRules.mainCodeOf(ROOT);
  private static final JavaClasses OFFENDER =
      new ClassFileImporter().importClasses(OffenderImpl.class);

  @Test
  void everyPackageNamedHereExists() {
    ArchitectureRules.requirePackages(
        CODE,
        Stream.of(
                "effects",
                "eventstore",
                "failures",
                "publishing",
                "reacting",
                "security",
                "metrics",
                "time",
                "tracing",
                "web")
            .map(name -> ROOT + "." + name)
            .toList());
    assertThatThrownBy(() -> ArchitectureRules.requirePackages(CODE, List.of(ROOT + ".renamed")))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCodeKeepsTheRule(ArchRule rule) {
    rule.check(CODE);
  }

  @ParameterizedTest
  @MethodSource
  void theRuleFindsAnOffender(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(OFFENDER)).isInstanceOf(AssertionError.class);
  }

  /** All but the one about packages: the offender sits in a good one. */
  static List<ArchRule> theRuleFindsAnOffender() {
    return rules().stream()
        .filter(rule -> !rule.equals(ArchitectureRules.PACKAGES_ARE_NULL_MARKED))
        .toList();
  }

  static List<ArchRule> rules() {
    return ArchitectureRules.everywhere();
  }

  /** Problems tell of callers and callers of problems: web and security are one. */
  @Test
  void featuresKnowEachOtherWithoutACircle() {
    slices().assignedFrom(new Features()).should().beFreeOfCycles().check(CODE);
  }

  private static final class Features implements SliceAssignment {

    private static final Set<String> EDGE = Set.of("web", "security");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String rest = type.getPackageName().replace(ROOT, "");
      if (rest.isEmpty()) {
        return SliceIdentifier.ignore();
      }
      String feature = rest.substring(1);
      return SliceIdentifier.of(EDGE.contains(feature) ? "edge" : feature);
    }

    @Override
    public String getDescription() {
      return "features, web and security being one";
    }
  }

  /** Breaks every rule. */
  @SuppressWarnings("unused")
  static final class OffenderImpl {

    @Autowired private @Nullable Clock clock;
    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger("x");
    private double rate;

    @CommandHandler
    void decide(String command) {
      System.out.println(Instant.now());
    }
  }
}
