package dev.rescind.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
    packages = "dev.rescind.policy",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule thePolicyKnowsTheEventsJacksonAndTheSchemaValidatorAlone =
      classes()
          .that()
          .resideInAPackage("dev.rescind.policy..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.rescind.policy..",
              "dev.rescind.events..",
              "tools.jackson..",
              "com.networknt..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule onlyTheSchemaKnowsTheValidator =
      noClasses()
          .that()
          .doNotHaveSimpleName("PolicySchema")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.networknt..");

  @ArchTest
  static final ArchRule timeIsHandedIn =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule noFieldIsFloatingPoint =
      noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

  @ArchTest
  static final ArchRule noMethodReturnsFloatingPoint =
      noMethods()
          .should()
          .haveRawReturnType(double.class)
          .orShould()
          .haveRawReturnType(float.class);
}
