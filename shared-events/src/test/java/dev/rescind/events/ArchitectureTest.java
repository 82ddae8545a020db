package dev.rescind.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String LANGUAGE = "dev.rescind.events";
  private static final Set<String> INEXACT =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(LANGUAGE);

  @Test
  void thePackageThatTheRulesNameExists() {
    assertThat(classes.getPackage(LANGUAGE).getClasses()).hasSizeGreaterThan(40);
  }

  @Test
  void theLanguageKnowsTheJdkAndJacksonAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            LANGUAGE,
            "java..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..",
            "org.jspecify.annotations..")
        .check(classes);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..")
        .check(classes);
  }

  @Test
  void nobodyAsksForTheTime() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "now() is called", call -> isClockReading(call.getTarget())))
        .check(classes);
  }

  @Test
  void nothingIsInexact() {
    DescribedPredicate<JavaClass> inexact =
        DescribedPredicate.describe("inexact", type -> INEXACT.contains(type.getName()));

    noFields().should().haveRawType(inexact).check(classes);
    noMethods().should().haveRawReturnType(inexact).check(classes);
    noClasses().should().dependOnClassesThat(inexact).check(classes);
  }

  private static boolean isClockReading(AccessTarget.CodeUnitCallTarget target) {
    return target.getName().equals("now") || target.getName().startsWith("currentTime");
  }
}
