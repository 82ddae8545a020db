package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Policies as files: YAML, of which JSON is a part. */
public final class PolicyFiles {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final List<String> PRESETS =
      List.of("appointments", "experiences", "marketplace-goods", "freelance-services");

  private PolicyFiles() {}

  /**
   * Reads one document; whether it makes a policy is for {@link Policy#of} to say.
   *
   * @throws InvalidPolicyException if the text is no YAML, holds a key twice, or more than one
   *     document
   */
  public static JsonNode readYaml(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads one document in UTF-8; the stream is left to the caller to close.
   *
   * @throws InvalidPolicyException as {@link #readYaml(String)} does
   * @throws UncheckedIOException if the stream cannot be read
   */
  public static JsonNode readYaml(InputStream yaml) {
    try {
      return readYaml(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the policy that a text describes.
   *
   * @throws InvalidPolicyException as {@link #readYaml(String)} and {@link Policy#of} do, with the
   *     line in the text beside each place
   */
  public static Policy policy(String yaml) {
    JsonNode document = readYaml(yaml);
    try {
      return Policy.of(document);
    } catch (InvalidPolicyException e) {
      YamlLines lines = YamlLines.of(YAML.createParser(yaml));
      throw new InvalidPolicyException(e.violations().stream().map(lines::locate).toList(), e);
    }
  }

  /** The policies that a new system starts with, one for each kind of business. */
  public static List<Policy> presets() {
    return PRESETS.stream().map(PolicyFiles::preset).toList();
  }

  private static Policy preset(String name) {
    return Policy.of(resource("/presets/" + name + ".yaml"));
  }

  /** The document of the reason catalogue. */
  static JsonNode reasons() {
    return resource("/dev/rescind/policy/reasons.yaml");
  }

  private static JsonNode resource(String path) {
    try (InputStream yaml =
        Objects.requireNonNull(PolicyFiles.class.getResourceAsStream(path), path)) {
      return readYaml(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidPolicyException unreadable(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    String where = place == null ? "" : " (line " + place.getLineNr() + ")";
    String first = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return new InvalidPolicyException(
        List.of(new Violation("", "must be one YAML document: " + first + where)), e);
  }
}
