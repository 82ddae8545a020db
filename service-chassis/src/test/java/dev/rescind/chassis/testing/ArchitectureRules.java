package dev.rescind.chassis.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.annotation.Bean;

/**
 * What holds for the code of every module; an {@code ArchitectureTest} of each checks it. {@link
 * #requirePackages} comes first: a rule about an empty package checks nothing.
 */
public final class ArchitectureRules {

  /**
   * Time comes from the injected clock, which a bean method makes; {@code System.nanoTime} measures
   * how long, not when.
   */
  public static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(
              describe("asks the system for the time", ArchitectureRules::asksForTheTime));

  /** Money is whole minor units, and so is everything that is counted. */
  public static final ArchRule NO_FLOATING_POINT =
      noClasses()
          .should(
              have(
                  describe(
                      "a double or float in a field or a signature",
                      ArchitectureRules::hasFloatingPoint)));

  /** Dependencies come by the constructor. */
  public static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  /** Logging goes through SLF4J. */
  public static final ArchRule NO_OTHER_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  /** Nothing is printed. */
  public static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** A class is named by what it is. */
  public static final ArchRule NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Util|Utils|Impl|Helper|Manager)");

  /** Every package promises where null may be. */
  public static final ArchRule PACKAGES_ARE_NULL_MARKED =
      classes()
          .should(have(describe("a package that is @NullMarked", ArchitectureRules::isNullMarked)));

  /** What decides knows the JDK, the events and Axon's annotations. */
  public static final ArchRule AGGREGATES_ARE_PURE =
      noClasses()
          .that(describe("handle commands", ArchitectureRules::handlesCommands))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "java.sql..", "javax.sql..", "org.apache.kafka..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .allowEmptyShould(true);

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");
  private static final Set<String> TIMES =
      Set.of("now", "systemUTC", "systemDefaultZone", "system");

  private ArchitectureRules() {}

  /** The main code under a package; neither its tests nor those of another module. */
  public static JavaClasses mainCodeOf(String rootPackage) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages(rootPackage);
  }

  /** Packages of a feature each, directly under the root, know each other without a circle. */
  public static ArchRule noCyclesUnder(String rootPackage) {
    return slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles();
  }

  /** What holds everywhere but for the circles. */
  public static List<ArchRule> everywhere() {
    return List.of(
        TIME_COMES_FROM_THE_CLOCK,
        NO_FLOATING_POINT,
        NO_FIELD_INJECTION,
        NO_OTHER_LOGGING,
        NOTHING_IS_PRINTED,
        NAMES_SAY_SOMETHING,
        PACKAGES_ARE_NULL_MARKED,
        AGGREGATES_ARE_PURE);
  }

  /**
   * @throws AssertionError if one of the packages is not there or has no class of its own
   */
  public static void requirePackages(JavaClasses code, Collection<String> names) {
    for (String name : names) {
      boolean isThere =
          code.containPackage(name)
              && code.getPackage(name).getClasses().stream().anyMatch(ArchitectureRules::isOwn);
      if (!isThere) {
        throw new AssertionError("no class in package " + name);
      }
    }
  }

  private static boolean isOwn(JavaClass type) {
    return !type.getSimpleName().equals("package-info");
  }

  private static boolean asksForTheTime(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return !takesAClock(access)
        && !access.getOrigin().isAnnotatedWith(Bean.class)
        && ((owner.startsWith("java.time.") && TIMES.contains(name))
            || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
            || (owner.equals("java.util.Date") && name.equals("<init>")));
  }

  private static boolean takesAClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitCallTarget called
        && called.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean hasFloatingPoint(JavaClass type) {
    Stream<JavaClass> ofFields = type.getFields().stream().map(field -> field.getRawType());
    Stream<JavaClass> ofSignatures =
        type.getCodeUnits().stream().flatMap(ArchitectureRules::signature);
    return Stream.concat(ofFields, ofSignatures)
        .anyMatch(used -> FLOATING.contains(used.getName()));
  }

  private static Stream<JavaClass> signature(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
  }

  private static boolean isNullMarked(JavaClass type) {
    return type.getPackage().isAnnotatedWith(NullMarked.class);
  }

  private static boolean handlesCommands(JavaClass type) {
    return type.getCodeUnits().stream()
        .anyMatch(unit -> unit.isAnnotatedWith(CommandHandler.class));
  }
}
