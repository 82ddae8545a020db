package dev.rescind.chassis.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
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
   * @param response what is answered
   */
  record Example(
      String summary,
      @Nullable Object request,
      @Nullable Integer status,
      @Nullable Object response) {}

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
    if (example.response() != null) {
      String status = example.status() == null ? "200" : example.status().toString();
      operation
          .getResponses()
          .computeIfAbsent(status, code -> new ApiResponse().description(example.summary()))
          .content(new Content().addMediaType("application/json", answer(operation, example)));
    }
  }

  /** The media type of the answer, with the schema that the controller's return type gave it. */
  private static MediaType answer(Operation operation, Example example) {
    ApiResponse ok = operation.getResponses().get("200");
    MediaType answer = new MediaType().example(example.response());
    if (ok != null && ok.getContent() != null && !ok.getContent().isEmpty()) {
      answer.schema(media(ok.getContent()).getSchema());
    }
    return answer;
  }

  private static MediaType media(Content content) {
    return content.values().iterator().next();
  }
}
