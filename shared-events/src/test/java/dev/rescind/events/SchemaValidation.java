package dev.rescind.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Validates JSON as a reader in another language would: by the schema alone, formats included. */
final class SchemaValidation {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  Map.of(
                      EventSchemas.BASE + EventSchemas.COMMON, EventSchemas.common().toString())));
  private static final Map<EventType, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private SchemaValidation() {}

  /** What the schema has against it; empty when it is valid. */
  static List<String> errors(EventType type, JsonNode json) {
    Schema schema = SCHEMAS.computeIfAbsent(type, SchemaValidation::schema);
    return schema
        .validate(
            json,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static Schema schema(EventType type) {
    String id = EventSchemas.BASE + EventSchemas.fileName(type);
    return REGISTRY.getSchema(SchemaLocation.of(id), EventSchemas.load(type));
  }
}
