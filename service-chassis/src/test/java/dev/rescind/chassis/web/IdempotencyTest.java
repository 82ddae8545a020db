package dev.rescind.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.sample.SampleHttp;
import dev.rescind.chassis.sample.SampleHttp.Answer;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

@SampleTest
class IdempotencyTest {

  private static final String WAITING =
      "select count(*) from pg_locks where not granted and locktype = 'transactionid'";
  private static final String TOKEN = TestTokens.token(Role.CUSTOMER, "customer-1");
  private static final String OTHER_TOKEN = TestTokens.token(Role.CUSTOMER, "customer-2");

  private final SampleHttp http;
  private final SampleProbe probe;
  private final Script script;
  private final String order = SampleProbe.newOrder();
  private final String key = UUID.randomUUID().toString();

  private final IdempotentRequests idempotency;

  IdempotencyTest(
      SampleHttp http, SampleProbe probe, Script script, IdempotentRequests idempotency) {
    this.idempotency = idempotency;
    this.http = http;
    this.probe = probe;
    this.script = script;
  }

  @Test
  void theSameRequestUnderTheSameKeyGetsTheSameAnswer() {
    Answer first = ask(TOKEN, Bodies.GOOD);
    Answer second = ask(TOKEN, Bodies.GOOD);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).isEqualTo("/api/samples/" + order + "/1");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(probe.events(order)).isOne();
  }

  @Test
  void withoutAKeyEveryRequestTakesEffect() {
    http.post("/api/samples/" + order, TOKEN, Bodies.GOOD);
    http.post("/api/samples/" + order, TOKEN, Bodies.GOOD);

    assertThat(probe.events(order)).isEqualTo(2);
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() {
    ask(TOKEN, Bodies.GOOD);

    Answer other = ask(TOKEN, Bodies.OTHER);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("type")).isEqualTo("urn:rescind:problem:idempotency-key-reused");
    assertThat(probe.events(order)).isOne();
  }

  @Test
  void whatWasAnsweredCanBeForgottenAndTheRequestStillHasNoSecondEffect() {
    ask(TOKEN, Bodies.GOOD);

    assertThat(idempotency.forgetAnswersAbout(List.of("/api/samples/" + order))).isOne();
    assertThat(idempotency.forgetAnswersAbout(List.of("/api/samples/" + order))).isZero();

    Answer again = ask(TOKEN, Bodies.GOOD);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo("{}");
    assertThat(again.header("Location")).isEqualTo("/api/samples/" + order + "/1");
    assertThat(probe.events(order)).isOne();
  }

  @Test
  void whatWasAnsweredToACallerCanBeForgotten() {
    String token = TestTokens.token(Role.CUSTOMER, "forgotten-" + order);
    ask(token, Bodies.GOOD);

    assertThat(idempotency.forgetAnswersTo("forgotten-" + order)).isOne();
    assertThat(idempotency.forgetAnswersTo("forgotten-" + order)).isZero();
    assertThat(ask(token, Bodies.GOOD).body()).isEqualTo("{}");
  }

  @Test
  void theKeyIsTheCallersOwn() {
    ask(TOKEN, Bodies.GOOD);

    assertThat(ask(OTHER_TOKEN, Bodies.GOOD).status()).isEqualTo(201);
    assertThat(probe.events(order)).isEqualTo(2);
  }

  @Test
  void aKeyOutOfBoundsIsRefused() {
    for (String bad : new String[] {" ", "k".repeat(256)}) {
      Answer answer =
          http.post("/api/samples/" + order, TOKEN, Bodies.GOOD, "Idempotency-Key", bad);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("field")).isEqualTo("Idempotency-Key");
    }
    String longest = "k".repeat(255);
    assertThat(
            http.post("/api/samples/" + order, TOKEN, Bodies.GOOD, "Idempotency-Key", longest)
                .status())
        .isEqualTo(201);
  }

  @Test
  void ofTwoAtTheSameTimeOneWaitsForTheOther() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    script.onceReacting(
        order,
        () -> {
          inside.countDown();
          await(goOn);
        });
    CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> ask(TOKEN, Bodies.GOOD));
    await(inside);
    CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> ask(TOKEN, Bodies.GOOD));
    Awaitility.await().until(() -> probe.count(WAITING) > 0);
    goOn.countDown();

    assertThat(second.get().body()).isEqualTo(first.get().body());
    assertThat(second.get().header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(probe.events(order)).isOne();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRequestThatFailsLeavesNothingAndItsKeyIsFree() {
    script.failing(order, 1, new IllegalStateException("scripted"));

    assertThat(ask(TOKEN, Bodies.GOOD).status()).isEqualTo(500);
    assertThat(keys()).isZero();
    assertThat(probe.events(order)).isZero();
    assertThat(ask(TOKEN, Bodies.GOOD).status()).isEqualTo(201);
  }

  @Test
  void aRequestThatIsRefusedLeavesNothingAndIsNotTriedAgain() {
    assertThat(ask(TOKEN, Bodies.REFUSED).status()).isEqualTo(409);

    assertThat(keys()).isZero();
    assertThat(probe.events(order)).isZero();
    assertThat(script.reacted().stream().filter(("asked " + order)::equals)).hasSize(1);
  }

  @Test
  void aConcurrentWriterIsNoReasonToFail() {
    script.failing(order, 3, new ConcurrencyException("scripted"));

    assertThat(ask(TOKEN, Bodies.GOOD).status()).isEqualTo(201);
    assertThat(probe.events(order)).isOne();
  }

  private Answer ask(String token, String body) {
    return http.post("/api/samples/" + order, token, body, "Idempotency-Key", key);
  }

  private int keys() {
    return probe.count("select count(*) from idempotent_requests where idempotency_key = ?", key);
  }
}
