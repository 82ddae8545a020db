package dev.rescind.system;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there: files, classes, headings, commands and their options. */
class DocumentsTest {

  private static final Repository REPOSITORY = Repository.found();
  private static final Launcher LAUNCHER = Launcher.of(REPOSITORY);

  static List<Document> documents() {
    return REPOSITORY.documents();
  }

  static Stream<Document> documentsAndRequests() {
    Path requests = REPOSITORY.root().resolve("requests.http");
    return Stream.concat(documents().stream(), Stream.of(Document.read(requests)));
  }

  @Test
  void theDocumentsAreFound() {
    assertThat(documents())
        .extracting(document -> document.file().getFileName().toString())
        .contains(
            "README.md", "CONTRIBUTING.md", "architecture.md", "0001-axon-4-wired-by-hand.md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkLeadsToAFile(Document document) {
    assertThat(document.links())
        .filteredOn(link -> !Files.exists(document.target(link)))
        .as("links of %s that lead nowhere", document)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkToAHeadingLeadsToOne(Document document) {
    assertThat(document.links())
        .filteredOn(link -> link.contains("#") && Files.exists(document.target(link)))
        .filteredOn(link -> !document.leadsToHeading(link))
        .as("links of %s to headings that are not there", document)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyPathInBackticksExists(Document document) {
    assertThat(document.code())
        .filteredOn(REPOSITORY::isMeantAsPath)
        .filteredOn(not(REPOSITORY::holds))
        .as("paths in %s that do not exist", document)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documentsAndRequests")
  void everyCommandIsOneOfTheLauncher(Document document) {
    assertThat(document.commands())
        .filteredOn(command -> !LAUNCHER.knows(command))
        .as("commands in %s that the launcher does not know", document)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documentsAndRequests")
  void everyFileThatACommandIsGivenExists(Document document) {
    assertThat(document.commands().stream().flatMap(command -> command.words().stream()))
        .filteredOn(word -> word.contains("/") && REPOSITORY.isMeantAsPath(word))
        .filteredOn(not(REPOSITORY::holds))
        .as("files in commands of %s that do not exist", document)
        .isEmpty();
  }

  @Test
  void theReadmeRunsAndTestsTheSystem() {
    assertThat(Document.read(REPOSITORY.root().resolve("README.md")).commands())
        .extracting(Document.Command::name)
        .contains("up", "test", "token", "import");
  }
}
