package dev.rescind.cancellation.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rescind.cancellation.disputes.EvidenceStore.Content;
import dev.rescind.cancellation.disputes.S3Settings.S3Key;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that keeps objects, checks bodies as S3 does, and notes what it was sent. */
class S3EvidenceStoreTest {

  private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
  private static final S3Key KEY =
      new S3Key("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private S3EvidenceStore store;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    store =
        new S3EvidenceStore(
            new S3Settings(endpoint(), "us-east-1", "evidence", KEY),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void signsAsAmazonsOwnExampleDoes() {
    Digest nothing = AFile.digest(new byte[0]);

    Map<String, String> headers =
        new S3Signature(KEY, "us-east-1")
            .headers(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("range", "bytes=0-9"),
                nothing,
                NOW);

    assertThat(headers)
        .containsEntry("x-amz-date", "20130524T000000Z")
        .containsEntry("x-amz-content-sha256", nothing.hex())
        .containsEntry(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void keepsOpensAndRemovesAFile() throws IOException {
    Content file = AFile.saying("It was blue.");
    String path = "/evidence/" + file.digest();

    store.put(file);
    try (InputStream content = store.open(file.digest())) {
      assertThat(content).hasContent("It was blue.");
    }
    store.delete(file.digest());
    store.delete(file.digest());

    assertThat(requests)
        .containsExactly("PUT " + path, "GET " + path, "DELETE " + path, "DELETE " + path);
    assertThatThrownBy(() -> store.open(file.digest())).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aFileThatIsNotWhatItsDigestSaysIsRefused() {
    Content wrong =
        new Content(
            AFile.saying("It was red.").digest(), 12, AFile.saying("It was blue.").source());

    assertThatThrownBy(() -> store.put(wrong))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("400");
    assertThat(objects).isEmpty();
  }

  @Test
  void aBucketThatIsMissingIsNoSuccess() throws IOException {
    S3EvidenceStore elsewhere =
        new S3EvidenceStore(
            new S3Settings(endpoint(), "us-east-1", "nowhere", KEY),
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThatThrownBy(() -> elsewhere.put(AFile.saying("x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("404");
  }

  @Test
  void theSecretIsNeverShown() {
    assertThat(new S3Settings(endpoint(), "us-east-1", "evidence", KEY).toString())
        .doesNotContain(KEY.secret());
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(exchange.getRequestMethod() + " " + path);
    if (!isSigned(exchange, body)) {
      send(exchange, 400, new byte[0]);
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        boolean known = path.startsWith("/evidence/");
        if (known) {
          objects.put(path, body);
        }
        send(exchange, known ? 200 : 404, new byte[0]);
      }
      case "GET" -> {
        byte[] found = objects.get(path);
        send(exchange, found == null ? 404 : 200, found == null ? new byte[0] : found);
      }
      default -> {
        objects.remove(path);
        send(exchange, 204, new byte[0]);
      }
    }
  }

  /** The body is what was signed for, and the signature covers this host, path and time. */
  private static boolean isSigned(HttpExchange exchange, byte[] body) {
    String payload = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (!AFile.digest(body).hex().equals(payload)) {
      return false;
    }
    Map<String, String> expected =
        new S3Signature(KEY, "us-east-1")
            .headers(
                exchange.getRequestMethod(),
                URI.create("http://" + host + exchange.getRequestURI()),
                Map.of(),
                new Digest(payload),
                NOW);
    return expected
        .get("Authorization")
        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
