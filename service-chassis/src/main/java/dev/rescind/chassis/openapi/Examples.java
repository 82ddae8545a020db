package dev.rescind.chassis.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples that a service keeps for its operations, by method and address, such as {@code GET
 * /api/orders/{orderId}}.
 */
record Examples(Map<String, Example> byOperation) {

  /**
   * One operation.
   *
   * @param summary what it is for, in a few words
   * @param request what is sent
   * @param status of the answer
   * @param schema name of the answer's schema, where the controller does not say it
   * @param response what is answered
   */
  record Example(
      String summary,
      @Nullable Object request,
      int status,
      @Nullable String schema,
      Object response) {}

  private record Kept(Map<String, Example> operations) {}

  /** Reads the examples; a service without any has none. */
  static Examples read(Resource json) {
    if (!json.exists()) {
      return new Examples(Map.of());
    }
    try (InputStream content = json.getInputStream()) {
      return new Examples(JsonMapper.shared().readValue(content, Kept.class).operations());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts each example with its operation.
   *
   * @throws IllegalStateException if there is an example of an operation that the API does not have
   */
  void describe(OpenAPI api) {
    Set<String> unused = new TreeSet<>(byOperation.keySet());
    api.getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) -> {
                  String key = key(method, path);
                  Optional.ofNullable(byOperation.get(key))
                      .ifPresent(example -> describe(operation, example));
                  unused.remove(key);
                }));
    if (!unused.isEmpty()) {
      throw new IllegalStateException("examples of operations that do not exist: " + unused);
    }
  }

  private static String key(PathItem.HttpMethod method, String path) {
    return method.name().toUpperCase(Locale.ROOT) + " " + path;
  }

  private static void describe(Operation operation, Example example) {
    operation.setSummary(example.summary());
    RequestBody body = operation.getRequestBody();
    if (example.request() != null && body != null) {
      media(body.getContent()).setExample(example.request());
    }
    ApiResponses answers = operation.getResponses();
    MediaType answer = new MediaType().schema(schema(answers, example)).example(example.response());
    answers.remove("200");
    answers.addApiResponse(
        String.valueOf(example.status()),
        new ApiResponse()
            .description(example.summary())
            .content(new Content().addMediaType("application/json", answer)));
  }

  /** The schema that is named, or the one that the controller's return type gave the answer. */
  private static @Nullable Schema<?> schema(ApiResponses answers, Example example) {
    if (example.schema() != null) {
      return new Schema<>().$ref("#/components/schemas/" + example.schema());
    }
    ApiResponse ok = answers.get("200");
    return ok == null || ok.getContent() == null ? null : media(ok.getContent()).getSchema();
  }

  private static MediaType media(Content content) {
    return content.values().iterator().next();
  }
}
