package dev.rescind.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

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

  @ArchTest
  static final ArchRule no_figure_is_a_floating_point_number =
      noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses().should().callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule nothing_is_injected_into_fields =
      noFields().should().beAnnotatedWith(Autowired.class);
}
