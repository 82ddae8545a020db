package dev.rescind.cancellation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the life of a case shows the table that the case keeps to. */
class CasesPageTest {

  private static final Path PAGE = Path.of("../docs/cases.md");

  @Test
  void showsEveryActionWithItsStates() throws IOException {
    String table =
        Arrays.stream(CaseAction.values())
            .map(CasesPageTest::row)
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(PAGE)).as("docs/cases.md should have\n" + table).contains(table);
  }

  private static String row(CaseAction action) {
    String states =
        Arrays.stream(CaseState.values())
            .filter(action::isPossibleIn)
            .map(state -> "`" + state + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s |".formatted(action, states);
  }
}
