package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the kept messages, newest first: {@code /} as a page, {@code /messages/ID} one of them,
 * {@code /messages/ID.eml} its file, and the same as JSON under {@code /api/messages} and {@code
 * /api/messages/ID}. Both lists take {@code to} (an address) and {@code before} (an id).
 */
final class MailPage implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MailPage.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 100;
  private static final int JSON_PAGE = 1_000;

  private final MailStore store;

  MailPage(MailStore store) {
    this.store = store;
  }

  private record Answer(int status, String type, Charset charset, String body) {
    static Answer html(int status, String body) {
      return new Answer(status, "text/html; charset=utf-8", UTF_8, body);
    }

    static Answer json(int status, Object value) {
      return new Answer(status, "application/json", UTF_8, JSON.writeValueAsString(value));
    }

    /** Latin-1 maps every byte to a character and back, whatever the message is encoded in. */
    static Answer file(byte[] content) {
      return new Answer(200, "message/rfc822", ISO_8859_1, new String(content, ISO_8859_1));
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Could not answer {}: {}", exchange.getRequestURI(), e.toString());
      throw e;
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      return Answer.html(405, MailHtml.notice("Only GET is answered here."));
    }
    String path = exchange.getRequestURI().getPath();
    Query query = Query.of(exchange);
    if (path.equals("/")) {
      var messages = store.newest(query.to(), query.before(), PAGE);
      return Answer.html(200, MailHtml.list(messages, query.to(), messages.size() == PAGE));
    }
    if (path.equals("/api/messages")) {
      return Answer.json(200, store.newest(query.to(), query.before(), JSON_PAGE));
    }
    return message(path);
  }

  private Answer message(String path) throws IOException {
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/api/messages/" + id)) {
      return store
          .find(id)
          .map(message -> Answer.json(200, message))
          .orElseGet(() -> Answer.json(404, Map.of("status", 404, "title", "No such message")));
    }
    Optional<Answer> found = Optional.empty();
    if (path.equals("/messages/" + id)) {
      found =
          id.endsWith(".eml")
              ? store.raw(id.replace(".eml", "")).map(Answer::file)
              : store.find(id).map(message -> Answer.html(200, MailHtml.message(message)));
    }
    return found.orElseGet(() -> Answer.html(404, MailHtml.notice("There is no such message.")));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    // Mail is a stranger's HTML: no scripts, and nothing is fetched that would tell it was read.
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'");
    byte[] body = answer.body().getBytes(answer.charset());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private record Query(@Nullable String to, @Nullable String before) {
    static Query of(HttpExchange exchange) {
      var parameters =
          UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
      return new Query(value(parameters.getFirst("to")), value(parameters.getFirst("before")));
    }

    private static @Nullable String value(@Nullable String raw) {
      return raw == null || raw.isBlank() ? null : UriUtils.decode(raw, UTF_8).strip();
    }
  }
}
