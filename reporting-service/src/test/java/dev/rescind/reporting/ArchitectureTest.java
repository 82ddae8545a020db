package dev.rescind.reporting;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(
    packages = "dev.rescind.reporting",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] REPLAYING = {
    "..reporting.replays..",
    "..reporting.ingest..",
    "..reporting.generations..",
    "..reporting.projections..",
    "..reporting.store.."
  };

  @ArchTest
  static void the_packages_named_here_exist(JavaClasses all) {
    assertThat(
            List.of(
                "store",
                "views",
                "generations",
                "projections",
                "ingest",
                "replays",
                "rates",
                "totals"))
        .allMatch(name -> all.containPackage("dev.rescind.reporting." + name));
  }

  @ArchTest
  static final ArchRule packages_do_not_go_round_in_circles =
      slices().matching("dev.rescind.reporting.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_store_knows_nothing_of_what_it_holds =
      noClasses()
          .that()
          .resideInAPackage("..reporting.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.rescind.events..",
              "..reporting.generations..",
              "..reporting.views..",
              "..reporting.ingest..",
              "..reporting.projections..",
              "..reporting.rates..",
              "..reporting.totals..");

  @ArchTest
  static final ArchRule the_database_is_reached_through_the_store_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("..reporting.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..");

  @ArchTest
  static final ArchRule the_log_is_read_by_the_ingest_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("..reporting.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..");

  /**
   * I9: what replays, reads or writes a generation has nothing to publish, pay, write or call with,
   * whatever it goes through. Of the chassis it may know who calls, what a refusal looks like, and
   * the short words for a failure.
   */
  @ArchTest
  static final ArchRule a_replay_has_nothing_to_publish_with =
      noClasses()
          .that()
          .resideInAnyPackage(REPLAYING)
          .should()
          .transitivelyDependOnClassesThat(
              resideInAnyPackage(
                      "org.apache.kafka.clients.producer..",
                      "org.springframework.kafka..",
                      "org.springframework.mail..",
                      "jakarta.mail..",
                      "org.springframework.web.client..",
                      "java.net.http..",
                      "org.axonframework..",
                      "javax.sql..",
                      "org.springframework.jdbc..")
                  .or(chassis_beyond_the_web()));

  @ArchTest
  static final ArchRule no_figure_is_a_floating_point_number =
      noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses().should().callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule nothing_is_injected_into_fields =
      noFields().should().beAnnotatedWith(Autowired.class);

  private static DescribedPredicate<JavaClass> chassis_beyond_the_web() {
    return resideInAPackage("dev.rescind.chassis..")
        .and(
            not(
                resideInAnyPackage(
                    "dev.rescind.chassis.web..",
                    "dev.rescind.chassis.security..",
                    "dev.rescind.chassis.failures..")))
        .as("other parts of the chassis");
  }
}
