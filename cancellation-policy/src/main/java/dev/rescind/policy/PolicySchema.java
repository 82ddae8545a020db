package dev.rescind.policy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.rescind.policy.InvalidPolicyException.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Holds a document against {@code policy.schema.json}. */
final class PolicySchema {

  private static final Schema SCHEMA = load();

  private PolicySchema() {}

  /** What is wrong with the document's form, in the order of the places. */
  static List<Violation> violations(JsonNode document) {
    return SCHEMA.validate(document).stream()
        .map(error -> new Violation(pointer(error), error.getMessage()))
        .distinct()
        .sorted(Comparator.comparing(Violation::pointer))
        .toList();
  }

  /** Names the property itself where the error is that it is missing or unknown. */
  private static String pointer(Error error) {
    String parent = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "required", "additionalProperties" ->
          parent + "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
      default -> parent;
    };
  }

  private static Schema load() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            .errorMessageKeyword("errorMessage")
            .formatAssertionsEnabled(true)
            .build();
    try (InputStream json =
        Objects.requireNonNull(PolicySchema.class.getResourceAsStream("policy.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
          .getSchema(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
