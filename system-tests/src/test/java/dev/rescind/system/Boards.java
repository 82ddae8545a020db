package dev.rescind.system;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Dashboards, alert rules and runbooks as they lie in {@code ops}. */
record Boards(Path ops) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** A metric of ours, of Spring Boot or of db-scheduler, wherever it stands in an expression. */
  private static final Pattern METRIC =
      Pattern.compile(
          "\\b(?:rescind|http_server|jvm|hikaricp|process|system|logback|disk|dbscheduler)"
              + "_[a-z0-9_]*[a-z0-9]\\b");

  static Boards found() {
    return new Boards(Repository.found().root().resolve("ops"));
  }

  /**
   * A panel that asks something.
   *
   * @param expressions in PromQL, with Grafana's variables
   */
  record Panel(String board, JsonNode json, List<String> expressions) {

    String title() {
      return json.path("title").asString("");
    }

    @Override
    public String toString() {
      return board + ": " + title();
    }
  }

  /** An alert. */
  record Alert(JsonNode json) {

    String name() {
      return json.path("alert").asString("");
    }

    String expression() {
      return json.path("expr").asString("");
    }

    String runbook() {
      return json.at("/annotations/runbook_url").asString("");
    }

    @Override
    public String toString() {
      return name();
    }
  }

  List<JsonNode> dashboards() {
    return files("grafana/dashboards", ".json").stream()
        .map(file -> EventJson.mapper().readTree(file.toFile()))
        .toList();
  }

  List<Panel> panels() {
    return dashboards().stream()
        .flatMap(board ->
            board
                .path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString("").equals("row"))
                .map(panel -> new Panel(board.path("title").asString(""), panel, asked(panel))))
        .toList();
  }

  private static List<String> asked(JsonNode panel) {
    return panel.path("targets").valueStream().map(it -> it.path("expr").asString("")).toList();
  }

  List<Alert> alerts() {
    return rules().stream()
        .flatMap(file -> YAML.readTree(file.toFile()).path("groups").valueStream())
        .flatMap(group -> group.path("rules").valueStream())
        .map(Alert::new)
        .toList();
  }

  List<Path> rules() {
    return files("prometheus/rules", ".yaml");
  }

  List<Path> ruleTests() {
    return files("prometheus/tests", ".yaml");
  }

  /** Whether the tests of the rules show the alert firing, and whether they show it silent. */
  Set<Boolean> boundsTested(Alert alert) {
    Set<Boolean> shown = new LinkedHashSet<>();
    ruleTests().stream()
        .flatMap(file -> YAML.readTree(file.toFile()).path("tests").valueStream())
        .flatMap(test -> test.path("promql_expr_test").valueStream())
        .filter(test -> test.path("expr").asString("").contains('"' + alert.name() + '"'))
        .forEach(test -> shown.add(!test.path("exp_samples").isEmpty()));
    return shown;
  }

  List<Path> runbooks() {
    return files("runbooks", ".md");
  }

  /** The metrics that an expression names. */
  static Set<String> metrics(String expression) {
    Set<String> names = new LinkedHashSet<>();
    METRIC.matcher(expression).results().forEach(name -> names.add(name.group()));
    return names;
  }

  private List<Path> files(String directory, String ending) {
    try (Stream<Path> children = Files.list(ops.resolve(directory))) {
      return children.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
