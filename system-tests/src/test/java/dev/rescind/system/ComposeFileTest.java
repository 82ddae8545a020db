package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be said of the containers without an engine. */
class ComposeFileTest {

  private static final Path ROOT = Repository.found().root();
  private static final String FILE = read("docker-compose.yml");
  private static final Pattern WANTED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
  private static final Pattern BASE = Pattern.compile("(?m)^FROM (\\S+)");
  private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d[\\w.-]*");

  /**
   * A container as the file describes it.
   *
   * @param settings with merged defaults
   */
  record Container(String name, Map<String, Object> settings) {

    boolean isBuiltHere() {
      return settings.containsKey("build");
    }

    List<?> ports() {
      return settings.get("ports") instanceof List<?> ports ? ports : List.of();
    }

    Map<?, ?> healthcheck() {
      return settings.get("healthcheck") instanceof Map<?, ?> check ? check : Map.of();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @SuppressWarnings("unchecked")
  static List<Container> containers() {
    Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(FILE);
    List<Container> containers = new ArrayList<>();
    ((Map<String, Object>) file.get("services"))
        .forEach((name, settings) ->
            containers.add(new Container(name, (Map<String, Object>) settings)));
    return containers;
  }

  @Test
  void theFiveServicesAndWhatTheyStandOnAreThere() {
    assertThat(containers())
        .extracting(Container::name)
        .contains(
            "cancellation-service",
            "refund-service",
            "availability-service",
            "notification-service",
            "reporting-service",
            "kafka",
            "postgres",
            "mailpit",
            "prometheus",
            "grafana");
  }

  @ParameterizedTest
  @MethodSource("containers")
  void theImageIsPinnedOrBuiltHere(Container container) {
    String image = String.valueOf(container.settings().get("image"));

    assertThat(image).matches(container.isBuiltHere() ? "rescind/[a-z-]+:local" : PINNED.pattern());
  }

  @ParameterizedTest
  @MethodSource("containers")
  void nothingIsPublishedBeyondTheLoopbackInterface(Container container) {
    assertThat(container.ports())
        .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    assertThat(container.settings()).doesNotContainKey("network_mode");
  }

  /** A check that is disabled is worse than none: {@code up --wait} gives up on the container. */
  @ParameterizedTest
  @MethodSource("containers")
  void itsHealthIsAskedOrItCannotBe(Container container) {
    boolean optional = container.settings().containsKey("profiles");

    assertThat(container.healthcheck())
        .satisfiesAnyOf(
            check -> assertThat(check.containsKey("test")).isTrue(),
            check -> assertThat(optional && check.isEmpty()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("containers")
  void itsMemoryIsLimitedAndItIsStartedAgain(Container container) {
    assertThat(container.settings())
        .containsKey("mem_limit")
        .containsEntry("restart", "unless-stopped");
  }

  @Test
  void everySecretIsInTheExample() {
    Stream<String> wanted = WANTED.matcher(FILE).results().map(found -> found.group(1)).distinct();

    assertThat(wanted).isNotEmpty().allMatch(name -> example().contains(name + "="));
  }

  @Test
  void theExampleHoldsNoSecret() {
    assertThat(example())
        .filteredOn(line -> !line.startsWith("#"))
        .allMatch(line -> line.isEmpty() || line.endsWith("="));
  }

  @Test
  void imagesStartFromPinnedOnes() {
    assertThat(Stream.of("Dockerfile", "ops/containers/front.Dockerfile"))
        .allSatisfy(file ->
            assertThat(BASE.matcher(read(file)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(image -> PINNED.matcher(image).matches()));
  }

  @Test
  void filesThatContainersMountAreThere() {
    assertThat(Pattern.compile("\\./(ops/[\\w./-]+):").matcher(FILE).results())
        .isNotEmpty()
        .allMatch(found -> Files.exists(ROOT.resolve(found.group(1))));
  }

  private static List<String> example() {
    return read(".env.example").lines().toList();
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
