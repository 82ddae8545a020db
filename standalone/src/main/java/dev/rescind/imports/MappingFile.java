package dev.rescind.imports;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a mapping: strictly, so that a misspelt field is told and not ignored. */
final class MappingFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** The language's mapper: what is not nullable has to be there. */
  private static final JsonMapper STRICT =
      EventJson.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private MappingFile() {}

  /**
   * @throws ImportRefusedException if the file cannot be read or is no mapping; names the field
   */
  static Mapping read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new ImportRefusedException("cannot read the mapping " + file + ": " + e, e);
    }
  }

  static Mapping parse(String yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      return STRICT.treeToValue(tree, Mapping.class);
    } catch (JacksonException e) {
      throw new ImportRefusedException("mapping" + place(e) + ": " + rule(e), e);
    }
  }

  private static String place(JacksonException e) {
    if (e.getPath().isEmpty()) {
      return e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
    }
    return e.getPath().stream()
        .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
        .collect(Collectors.joining("/", " at /", ""));
  }

  private static String rule(JacksonException e) {
    Throwable cause = e.getCause();
    String message =
        cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage();
    if (e instanceof UnrecognizedPropertyException) {
      return "is no field of a mapping";
    }
    if (message == null || message.startsWith("Missing required creator property")) {
      return "must be there";
    }
    return message.lines().findFirst().orElse("unreadable");
  }
}
