package dev.rescind.benchmarks;

import dev.rescind.benchmarks.contest.Contender;
import dev.rescind.benchmarks.contest.Settlements;
import dev.rescind.events.Topic;
import dev.rescind.standalone.Role;
import dev.rescind.standalone.Standalone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The whole product: asked over HTTP with a token, the policy evaluated, the settlement heard on
 * the topic. The client's share of the work, in the same process, is counted as the platform's.
 */
final class Platform implements Contender {

  private static final String CUSTOMER = "C-benchmark";

  private final Standalone standalone;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Upstream upstream;
  private final Settlements settlements;
  private final AtomicLong orders = new AtomicLong();
  private final Token token;

  /**
   * @param standalone stays with whoever started it
   */
  Platform(Standalone standalone) {
    this.standalone = standalone;
    this.upstream = new Upstream(standalone.bootstrapServers(), CUSTOMER);
    this.settlements =
        new Settlements(standalone.bootstrapServers(), Topic.CANCELLATIONS.topicName());
    this.token = new Token(standalone);
  }

  @Override
  public String name() {
    return "Rescind";
  }

  /** Paid orders, on their topic; that every service has read them shows when all is quiet. */
  @Override
  public List<String> prepare(int sagas) {
    List<String> ids = Stream.generate(() -> "B-" + orders.incrementAndGet()).limit(sagas).toList();
    upstream.place(ids);
    return ids;
  }

  @Override
  public void settle(String order) throws Exception {
    Settlements.Settlement settlement = settlements.of(order);
    ask(order);
    settlement.await();
  }

  /** Asks for a cancellation, and returns with the answer. */
  void ask(String order) throws IOException, InterruptedException {
    URI resource =
        standalone
            .address("cancellation-service")
            .resolve("/api/orders/" + order + "/cancellations");
    HttpRequest request =
        HttpRequest.newBuilder(resource)
            .header("Authorization", "Bearer " + token.current())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"CHANGE_OF_PLANS\"}"))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() {
    settlements.close();
    upstream.close();
    http.close();
  }

  /** The customer's token, made anew long before it expires. */
  private static final class Token {
    private static final long RENEWED_AFTER_NANOS = 60_000_000_000L;

    private final Standalone standalone;
    private String token;
    private long madeAt = System.nanoTime();

    Token(Standalone standalone) {
      this.standalone = standalone;
      this.token = standalone.token(Role.CUSTOMER, CUSTOMER);
    }

    synchronized String current() {
      if (System.nanoTime() - madeAt > RENEWED_AFTER_NANOS) {
        token = standalone.token(Role.CUSTOMER, CUSTOMER);
        madeAt = System.nanoTime();
      }
      return token;
    }
  }
}
