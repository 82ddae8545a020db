package dev.rescind.chassis.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;

/** Tells of every operation that it may answer with problem details. */
final class Problems {

  private static final String NAME = "Problem";
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final String URN = "urn:rescind:problem:";

  private Problems() {}

  static void describe(OpenAPI api) {
    api.getComponents().addSchemas(NAME, schema());
    api.getPaths().values().stream()
        .map(PathItem::readOperations)
        .forEach(operations -> operations.forEach(Problems::describe));
  }

  private static void describe(Operation operation) {
    Map.of(
            "400", "invalid-request",
            "401", "unauthenticated",
            "403", "forbidden",
            "404", "not-found")
        .forEach((status, type) -> operation.getResponses().putIfAbsent(status, response(type)));
  }

  private static ApiResponse response(String type) {
    return new ApiResponse()
        .description(type)
        .content(
            new Content()
                .addMediaType(
                    MEDIA_TYPE,
                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME))));
  }

  private static Schema<?> schema() {
    return new ObjectSchema()
        .description("RFC 9457 problem details; `field` and `rule` where one field is at fault.")
        .addProperty("type", new StringSchema().example(URN + "invalid-request"))
        .addProperty("title", new StringSchema().example("Invalid request"))
        .addProperty("status", new IntegerSchema().example(400))
        .addProperty("detail", new StringSchema().example("reason is required"))
        .addProperty("instance", new StringSchema().example("/api/orders/T-1006/quotes"))
        .addProperty("field", new StringSchema().example("reason"))
        .addProperty("rule", new StringSchema().example("is required"));
  }
}
