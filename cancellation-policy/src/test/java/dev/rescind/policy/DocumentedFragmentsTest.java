package dev.rescind.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code docs/policies.md} shows can be published, and what can be said is in it. */
class DocumentedFragmentsTest {

  private static final Path DOCUMENT = Path.of("../docs/policies.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  static List<String> fragments() throws IOException {
    return YAML.matcher(Files.readString(DOCUMENT))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("fragments")
  void everyFragmentIsAPolicyOrMakesOneTogetherWithAPlainOne(String yaml) {
    JsonNode fragment = PolicyFiles.readYaml(yaml);
    if (fragment.has("id")) {
      assertThat(PolicyFiles.policy(yaml).document()).isEqualTo(Policy.of(fragment).document());
      return;
    }
    String every =
        ReasonCatalogue.standard().all().stream()
            .map(Reason::code)
            .collect(Collectors.joining(", ", "[", "]"));
    ObjectNode document = PolicyDocument.plain().with("reasons", every).json();
    fragment.forEachEntry(document::set);
    assertThat(Policy.of(document).reasons()).isNotEmpty();
  }

  @Test
  void everyFieldOfTheSchemaIsExplained() throws IOException {
    String text = Files.readString(DOCUMENT);
    JsonNode schema =
        PolicyFiles.readYaml(
            Files.readString(Path.of("src/main/resources/dev/rescind/policy/policy.schema.json")));
    assertThat(fields(schema)).isNotEmpty().allSatisfy(field -> assertThat(text).contains(field));
  }

  private static Stream<String> fields(JsonNode schema) {
    Stream<String> here =
        schema.path("properties").propertyStream().map(property -> property.getKey());
    return Stream.concat(here, schema.valueStream().flatMap(DocumentedFragmentsTest::fields))
        .distinct();
  }
}
