package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.system.Boards.Alert;
import dev.rescind.system.Boards.Panel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Boards, alerts and runbooks hang together; nothing has to run for that. */
class BoardsTest {

  private static final Boards BOARDS = Boards.found();

  static List<JsonNode> dashboards() {
    return BOARDS.dashboards();
  }

  static List<Panel> panels() {
    return BOARDS.panels();
  }

  static List<Alert> alerts() {
    return BOARDS.alerts();
  }

  @Test
  void thereAreFourBoardsEachWithItsOwnUid() {
    assertThat(dashboards())
        .extracting(board -> board.path("title").asString(""))
        .containsExactlyInAnyOrder("Cancellations", "Money", "Flow", "Machines");
    assertThat(dashboards())
        .extracting(board -> board.path("uid").asString(""))
        .doesNotHaveDuplicates()
        .allSatisfy(uid -> assertThat(uid).startsWith("rescind-"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noTwoPanelsShareAnIdOrAPlace(JsonNode board) {
    List<JsonNode> panels = board.path("panels").valueStream().toList();
    assertThat(panels).extracting(panel -> panel.path("id").intValue()).doesNotHaveDuplicates();
    assertThat(panels)
        .extracting(
            panel -> panel.at("/gridPos/x").intValue() + "/" + panel.at("/gridPos/y").intValue())
        .doesNotHaveDuplicates();
    assertThat(panels)
        .allSatisfy(panel ->
            assertThat(panel.at("/gridPos/x").intValue() + panel.at("/gridPos/w").intValue())
                .isLessThanOrEqualTo(24));
  }

  @ParameterizedTest
  @MethodSource("panels")
  void everyPanelSaysWhatItShowsInWhichUnitAndFromWhere(Panel panel) {
    assertThat(panel.title()).isNotBlank();
    assertThat(panel.json().path("description").asString("")).endsWith(".").hasSizeGreaterThan(15);
    assertThat(panel.json().at("/fieldConfig/defaults/unit").asString("")).isNotBlank();
    assertThat(panel.json().at("/fieldConfig/defaults/thresholds/steps")).isNotEmpty();
    assertThat(panel.expressions()).isNotEmpty().doesNotContain("");
    assertThat(panel.json().path("targets").valueStream())
        .allSatisfy(target ->
            assertThat(target.at("/datasource/uid").asString("")).isEqualTo("prometheus"));
  }

  @ParameterizedTest
  @MethodSource("panels")
  void everyLinkOfAPanelLeadsToARunbook(Panel panel) {
    assertThat(panel.json().path("links").valueStream())
        .allSatisfy(link ->
            assertThat(
                    BOARDS
                        .ops()
                        .resolve(link.path("url").asString("").replace("${runbooks}", "runbooks")))
                .exists());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlertSaysHowBadWhatAndWhatToDo(Alert alert) {
    assertThat(alert.json().at("/labels/severity").asString("")).isIn("warning", "critical");
    assertThat(alert.json().at("/annotations/summary").asString("")).isNotBlank();
    assertThat(alert.json().at("/annotations/description").asString("")).isNotBlank();
    assertThat(BOARDS.ops().resolveSibling(alert.runbook()))
        .exists()
        .content()
        .startsWith("# " + alert.name() + "\n")
        .contains("**What it means.**", "**How bad.**", "## Look", "## Do", "## Over when");
  }

  @Test
  void everyRunbookBelongsToOneAlert() {
    assertThat(alerts())
        .extracting(alert -> Path.of(alert.runbook()).getFileName())
        .containsExactlyInAnyOrderElementsOf(
            BOARDS.runbooks().stream().map(Path::getFileName).toList());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlertIsTestedOnBothSidesOfItsBound(Alert alert) {
    assertThat(BOARDS.boundsTested(alert)).containsExactlyInAnyOrder(true, false);
  }
}
