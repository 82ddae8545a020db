package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the services tell of themselves while something of everything happens: enough for every
 * board, every alert and the table in the documents; and by a real Prometheus, where one is
 * installed, every panel shows something and every alert fires once it is caused, by rules in which
 * a second stands for a minute. Before other tests restart services, which count anew then: what
 * the sample day left is not counted again.
 */
@Order(1)
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsTest {

  private static final Boards BOARDS = Boards.found();
  private static final Pattern DOCUMENTED = Pattern.compile("`(rescind\\.[a-z.]+)`");

  private static final Set<String> WHILE_IT_STANDS_STILL =
      Set.of(
          "PoolExhausted",
          "RequestsFailing",
          "FiguresStale",
          "ListenerStuck",
          "LagGrowing",
          "PublisherStuck");

  private final Platform platform;
  private final Scrape scrape;
  private @Nullable Prometheus prometheus;

  MetricsTest(Platform platform) {
    this.platform = platform;
    this.scrape = new Scrape(platform);
  }

  @BeforeAll
  void somethingOfEverythingHappens() throws InterruptedException {
    List<URI> addresses = Scrape.SERVICES.stream().map(platform.parts()::address).toList();
    Prometheus.program("prometheus")
        .ifPresent(program -> prometheus = Prometheus.watching(program, addresses, BOARDS));
    SampleDay.in(platform);
    new Happenings(platform).haveHappened(scrape);
  }

  @AfterAll
  void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @Test
  void everyMetricOfABoardOrAnAlertIsExposed() {
    Set<String> exposed = scrape.names();
    Set<String> named = new TreeSet<>();
    BOARDS
        .panels()
        .forEach(panel -> panel.expressions().forEach(it -> named.addAll(Boards.metrics(it))));
    BOARDS.alerts().forEach(alert -> named.addAll(Boards.metrics(alert.expression())));
    assertThat(named).hasSizeGreaterThan(60);
    assertThat(named).isSubsetOf(exposed);
  }

  /** Whoever counts something wants it seen; the names in a pattern are asked for by an alert. */
  @Test
  void everyMetricOfOursIsOnABoardOrInAnAlert() {
    String asked =
        Stream.concat(
                BOARDS.panels().stream().flatMap(panel -> panel.expressions().stream()),
                BOARDS.alerts().stream().map(Boards.Alert::expression))
            .collect(Collectors.joining("\n"));
    assertThat(scrape.names())
        .filteredOn(name -> name.startsWith("rescind_"))
        .map(name -> name.replaceAll("_(bucket|count|sum|max)$", ""))
        .allMatch(asked::contains);
  }

  @Test
  void theDocumentsTellEveryMetricOfOursAndNoOther() {
    String page = Document.read(Repository.found().root().resolve("docs/operations.md")).text();
    String table = page.substring(page.indexOf("## Metrics"), page.indexOf("## Dead letters"));
    Set<String> documented =
        table
            .lines()
            .filter(line -> line.startsWith("| `rescind."))
            .map(line -> line.split("\\|")[1])
            .flatMap(names -> DOCUMENTED.matcher(names).results().map(it -> it.group(1)))
            .map(name -> name.replace('.', '_'))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told =
        scrape.names().stream()
            .filter(name -> name.startsWith("rescind_"))
            .map(name -> name.replaceAll("_(total|bucket|count|sum|max)$", ""))
            .map(name -> name.replaceAll("_(seconds|bytes)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).containsExactlyElementsOf(told);
  }

  @Test
  void noLabelNamesAnOrderAPersonOrACase() {
    assertThat(scrape.texts().flatMap(String::lines).filter(line -> line.startsWith("rescind_")))
        .noneMatch(line -> line.matches(".*=\"(O|C|M|S|P)-[0-9a-f]{8}.*"))
        .noneMatch(line -> line.matches(".*=\"[0-9a-f]{8}-[0-9a-f]{4}-.*"));
  }

  @Test
  void everyPanelShowsSomethingInARealPrometheus() {
    Prometheus running = running();
    for (Boards.Panel panel : BOARDS.panels()) {
      for (String expression : panel.expressions()) {
        await(panel.toString())
            .atMost(Story.PATIENCE)
            .untilAsserted(() ->
                assertThat(running.query(withoutVariables(expression)))
                    .as(expression)
                    .isNotEmpty());
      }
    }
  }

  /** A rule that breaks is silent, and no test of rules by themselves tells. */
  @Test
  void noRuleBreaksOnWhatTheServicesReallyTell() {
    assertThat(running().broken()).isEmpty();
  }

  /** Last, as a service is restarted and begins to count anew. */
  @Test
  @Order(Integer.MAX_VALUE)
  void everyAlertFiresInARealPrometheusOnceItIsCaused() {
    platform.assumeOneProcess();
    Prometheus running = running();
    try (Troubles troubles = new Troubles(platform)) {
      troubles.begin();
      troubles.whileTheDatabaseIsHeld(() -> awaitFired(running, WHILE_IT_STANDS_STILL));
      platform
          .inOneProcess()
          .without("notification-service", () -> awaitFired(running, Set.of("ServiceDown")));
      awaitFired(
          running, BOARDS.alerts().stream().map(Boards.Alert::name).collect(Collectors.toSet()));
    }
  }

  private static void awaitFired(Prometheus running, Set<String> alerts) {
    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() -> assertThat(running.fired()).containsAll(alerts));
  }

  @Test
  void theRulesHoldAtTheirBounds() throws Exception {
    Optional<Path> promtool = Prometheus.program("promtool");
    assumeThat(promtool).as("promtool is installed").isPresent();
    List<String> command =
        new ArrayList<>(List.of(promtool.orElseThrow().toString(), "test", "rules"));
    BOARDS.ruleTests().stream().map(Path::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private Prometheus running() {
    assumeThat(prometheus).as("Prometheus is installed").isNotNull();
    return Objects.requireNonNull(prometheus);
  }

  private static String withoutVariables(String expression) {
    return expression
        .replace("$__rate_interval", "10m")
        .replace("$__range", "10m")
        .replace("$service", ".+");
  }
}
