package dev.rescind.cancellation;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.FileForm;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Hands in files as somebody, and fetches them. */
final class EvidenceClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final String token;
  private final @Nullable String key;

  EvidenceClient(int port, Role role, String subject) {
    this(port, TestTokens.token(role, subject), null);
  }

  private EvidenceClient(int port, String token, @Nullable String key) {
    this.port = port;
    this.token = token;
    this.key = key;
  }

  EvidenceClient withKey(String idempotencyKey) {
    return new EvidenceClient(port, token, idempotencyKey);
  }

  Answer submit(CancellationId cancellation, String name, byte[] content) {
    return post("/api/cancellations/" + cancellation + "/evidence", FileForm.of(name, content));
  }

  Answer submit(CancellationId cancellation, String name, String content) {
    return submit(cancellation, name, content.getBytes(StandardCharsets.UTF_8));
  }

  Answer submitWithNote(CancellationId cancellation, String name, String content, String note) {
    FileForm form = FileForm.of(name, content.getBytes(StandardCharsets.UTF_8), note);
    return post("/api/cancellations/" + cancellation + "/evidence", form);
  }

  Answer submitNothing(CancellationId cancellation) {
    return post("/api/cancellations/" + cancellation + "/evidence", FileForm.ofNothing());
  }

  Answer upload(OrderId order, String name, String content) {
    return post(
        "/api/orders/" + order + "/evidence",
        FileForm.of(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  Answer list(CancellationId cancellation) {
    return get("/api/cancellations/" + cancellation + "/evidence");
  }

  Answer disputes(String query) {
    return get("/api/disputes?" + query);
  }

  HttpResponse<byte[]> download(CancellationId cancellation, String evidenceId) {
    return send(request("/api/cancellations/" + cancellation + "/evidence/" + evidenceId));
  }

  /** The entries of the evidence pack, by name. */
  Map<String, String> pack(CancellationId cancellation) {
    HttpResponse<byte[]> answer =
        send(request("/api/cancellations/" + cancellation + "/evidence-pack"));
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private Answer post(String path, FileForm form) {
    return answer(
        request(path)
            .header("Content-Type", form.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.body())));
  }

  private Answer get(String path) {
    return answer(request(path));
  }

  private static Answer answer(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = send(request);
    return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return request;
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
