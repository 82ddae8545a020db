package dev.rescind.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The story of a case as it happens, over connections that break. */
@CancellationTest
class CaseStreamTest {

  private static final Instant NOW = FixedTime.NOW;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final DataSource database;
  private final int port;
  private final CaseClient api;
  private final CaseClient customer;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("E-" + id);
  private final List<Listener> listeners = new ArrayList<>();
  private TestTopics topics;

  CaseStreamTest(
      SettableClock clock, JdbcTemplate jdbc, DataSource database, @LocalServerPort int port) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.database = database;
    this.port = port;
    this.api = new CaseClient(port);
    this.customer = api.as(Role.CUSTOMER, "C-" + id);
  }

  /** Reads a stream line by line until it is closed or ends. */
  private static final class Listener implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> body;
    private final Thread reader;
    private volatile boolean ended;

    Listener(Stream<String> body) {
      this.body = body;
      this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try {
        body.forEach(lines::add);
      } catch (UncheckedIOException closed) {
        lines.add("closed");
      }
      ended = true;
    }

    List<String> values(String field) {
      return lines.stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> line.substring(field.length() + 1))
          .toList();
    }

    List<Long> ids() {
      return values("id").stream().map(Long::valueOf).toList();
    }

    /** How many came whole; their data is the last line of each. */
    int heard() {
      return values("data").size();
    }

    boolean hasEnded() {
      return ended;
    }

    @Override
    public void close() {
      body.close();
      reader.interrupt();
    }
  }

  @BeforeEach
  void connect() {
    topics = new TestTopics();
  }

  @AfterEach
  void disconnect() {
    listeners.forEach(Listener::close);
    topics.close();
  }

  @Test
  void whoeverComesBackMissesNothingAndHearsNothingTwice() {
    CancellationId asked = asked();
    List<Long> heard = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      Long last = heard.isEmpty() ? null : heard.getLast();
      try (Listener listener = listen(customer(), asked, last == null ? null : last.toString())) {
        say(asked, "round " + round);
        int wanted = numbers(asked).size();
        await().atMost(SOON).until(() -> heard.size() + listener.heard() >= wanted);
        heard.addAll(listener.ids());
      }
      say(asked, "while nobody listens " + round);
    }
    Listener last = listen(customer(), asked, heard.getLast().toString());
    await().atMost(SOON).until(() -> heard.size() + last.heard() >= numbers(asked).size());
    heard.addAll(last.ids());

    assertThat(heard).isEqualTo(numbers(asked)).doesNotHaveDuplicates();
    assertThat(last.values("event")).containsExactly("MessagePosted.v1");
    assertThat(last.values("data").getFirst()).contains("\"type\":\"MessagePosted.v1\"");
  }

  @Test
  void anEntryWhoseTransactionIsStillOpenIsWaitedForAndNotPassedOver() throws SQLException {
    CancellationId asked = asked();
    Listener listener = listen(customer(), asked, null);
    int before = numbers(asked).size();
    await().atMost(SOON).until(() -> listener.ids().size() == before);

    try (Connection slow = database.getConnection()) {
      slow.setAutoCommit(false);
      try (PreparedStatement entry =
          slow.prepareStatement(
              """
              insert into timeline (cancellation_id, event_id, type, service, happened_at, event)
              values (?, ?, 'Slow.v1', 'refund-service', now(), '{}')
              """)) {
        entry.setString(1, asked.value());
        entry.setString(2, "slow-" + id);
        entry.executeUpdate();
      }
      say(asked, "meanwhile");
      await()
          .during(Duration.ofSeconds(1))
          .atMost(SOON)
          .until(() -> listener.ids().size() == before);
      slow.commit();
    }

    await().atMost(SOON).until(() -> listener.heard() == before + 2);
    assertThat(listener.ids()).isEqualTo(numbers(asked));
    assertThat(listener.values("event")).endsWith("Slow.v1", "MessagePosted.v1");
  }

  @Test
  void whatThePlatformNotesForItselfIsForThePlatformAlone() {
    CancellationId asked = asked();
    Listener theirs = listen(customer(), asked, null);
    Listener ours = listen(TestTokens.token(Role.SUPPORT, "support"), asked, null);

    api.act(asked, "messages", "{\"text\":\"Watch this one.\",\"visibility\":\"PLATFORM\"}");
    say(asked, "And now?");

    await().atMost(SOON).until(() -> ours.ids().size() == numbers(asked).size());
    await().atMost(SOON).until(() -> theirs.ids().contains(numbers(asked).getLast()));
    assertThat(theirs.ids()).hasSize(numbers(asked).size() - 1);
    assertThat(theirs.lines.toString()).doesNotContain("PLATFORM");
  }

  @Test
  void manyListenToOneCase() {
    CancellationId asked = asked();
    List<Listener> crowd =
        IntStream.range(0, 100).mapToObj(number -> listen(customer(), asked, null)).toList();

    say(asked, "Hello, all of you.");

    List<Long> all = numbers(asked);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(crowd).allSatisfy(one -> assertThat(one.ids()).isEqualTo(all)));
  }

  @Test
  void endsWithTheTokenAndTellsThatItIsThereUntilThen() {
    CancellationId asked = asked();
    Instant expiry = Instant.now().plusSeconds(20);
    String token =
        TestTokens.token(
            Role.CUSTOMER, "C-" + id, claims -> claims.expirationTime(Date.from(expiry)));
    clock.advance(Duration.ofDays(2));

    Listener listener = listen(token, asked, null);

    await().atMost(SOON).until(listener::hasEnded);
    assertThat(listener.ids()).isEqualTo(numbers(asked));
    assertThat(listener.lines).anyMatch(line -> line.startsWith(":"));
  }

  @Test
  void isForThoseWhoMaySeeTheCase() {
    CancellationId asked = asked();
    String path = "/api/cancellations/" + asked + "/stream";

    api.as(Role.CUSTOMER, "C-other").get(path).isProblem(404, "not-found");
    api.anonymous().get(path).isProblem(401, "unauthenticated");
    api.get("/api/cancellations/none/stream").isProblem(404, "not-found");
  }

  private String customer() {
    return TestTokens.token(Role.CUSTOMER, "C-" + id);
  }

  private CancellationId asked() {
    AnOrder placed =
        AnOrder.of(order.value(), NOW.minusSeconds(60))
            .ofCustomer("C-" + id)
            .withMerchant("M-" + id)
            .inCategory("experiences")
            .appointment(2, NOW.plus(Duration.ofDays(10)));
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.queryForObject(
                    "select count(*) from order_payments where order_id = ?",
                    Integer.class,
                    order.value())
                == 1);
    await().atMost(SOON).until(() -> api.order(order).status() == 200);
    Answer created = customer.request(order, "CHANGE_OF_PLANS");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return new CancellationId(created.text("cancellationId"));
  }

  private void say(CancellationId asked, String text) {
    Answer said = customer.act(asked, "messages", "{\"text\":\"" + text + "\"}");
    assertThat(said.status()).as(said.body()).isEqualTo(200);
  }

  private List<Long> numbers(CancellationId asked) {
    return jdbc.queryForList(
        "select id from timeline where cancellation_id = ? order by id", Long.class, asked.value());
  }

  private Listener listen(String token, CancellationId asked, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/cancellations/" + asked + "/stream"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<Stream<String>> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      Listener listener = new Listener(response.body());
      listeners.add(listener);
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
