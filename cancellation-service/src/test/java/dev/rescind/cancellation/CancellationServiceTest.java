package dev.rescind.cancellation;

import static dev.rescind.cancellation.AnOrder.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AvailabilityEvent.SlotReleased;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundId;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.Requester;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepId;
import dev.rescind.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service from outside: its API, its topics; the other services' answers are played. */
@CancellationTest
class CancellationServiceTest {

  private static final Instant NOW = FixedTime.NOW;
  private static final Duration SOON = Duration.ofMinutes(2);

  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final CaseClient api;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("O-" + id);
  private TestTopics topics;

  CancellationServiceTest(SettableClock clock, JdbcTemplate jdbc, @LocalServerPort int port) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.api = new CaseClient(port);
  }

  @BeforeEach
  void connect() {
    topics = new TestTopics();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void decidesAtOnceAndIsSettledWhenRefundAndReleaseAreAnswered() {
    known(anOrder());

    Answer created = api.as(Role.CUSTOMER, "C-1").request(order, "CHANGE_OF_PLANS");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("state")).isEqualTo("APPROVED");
    assertThat(created.at("/refund/amount").intValue()).isEqualTo(16_000);
    assertThat(
            created.at("/settlement").valueStream().map(step -> step.path("status").stringValue()))
        .containsOnly("PENDING");
    CancellationId cancellation = new CancellationId(created.text("cancellationId"));

    String released = topics.publish(released(cancellation));
    api.awaitStep(cancellation, "RELEASE", "DONE");
    assertThat(api.show(cancellation).text("state")).isEqualTo("APPROVED");
    String issued = topics.publish(issued(cancellation));

    await().atMost(SOON).until(() -> api.show(cancellation).text("state").equals("SETTLED"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(events(cancellation))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                    "CancellationRequested", "CancellationApproved", "CancellationSettled"));
    CancellationSettled settled = (CancellationSettled) events(cancellation).getLast();
    assertThat(settled.refunded()).isEqualTo(euros(160));
    assertThat(settled.answers())
        .extracting(answer -> answer.answeredBy())
        .containsExactlyInAnyOrder(released, issued);
    assertThat(api.story(cancellation).at("/entries").valueStream())
        .extracting(entry -> entry.path("type").stringValue())
        .containsExactly(
            "CancellationRequested.v1",
            "CancellationApproved.v1",
            "SlotReleased.v1",
            "RefundIssued.v1",
            "CancellationSettled.v1");
    assertThat(api.story(cancellation).at("/entries/4/causedBy").stringValue()).isEqualTo(issued);
  }

  @Test
  void anAnswerTwiceSettlesOnce() {
    known(anOrder());
    CancellationId cancellation = approved();
    topics.publish("release-" + id, released(cancellation));
    topics.publish("release-" + id, released(cancellation));
    topics.publish("issued-" + id, issued(cancellation));
    topics.publish("issued-" + id, issued(cancellation));

    await().atMost(SOON).until(() -> api.show(cancellation).text("state").equals("SETTLED"));
    known(AnOrder.of("marker-" + id, NOW).appointment(1, NOW.plus(Duration.ofDays(3))));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(events(cancellation))
                .filteredOn(CancellationSettled.class::isInstance)
                .hasSize(1));
  }

  @Test
  void aFailedRefundIsShownAndSettlesWhenItIsDoneAfterAll() {
    known(anOrder());
    CancellationId cancellation = approved();
    topics.publish(released(cancellation));
    topics.publish(
        new RefundFailed(
            order,
            cancellation,
            new StepId(cancellation + "/refund"),
            new RefundId("R-" + id),
            new PaymentId("P"),
            euros(160),
            1,
            "card-closed",
            NOW,
            false));
    await()
        .atMost(SOON)
        .until(() -> api.show(cancellation).at("/attention").asString().equals("STEP_FAILED"));

    topics.publish(issued(cancellation));

    await().atMost(SOON).until(() -> api.show(cancellation).text("state").equals("SETTLED"));
    assertThat(api.show(cancellation).at("/attention").isMissingNode()).isTrue();
  }

  @Test
  void rejectsAfterTheCutOffWithTheRuleThatSaysSo() {
    known(AnOrder.of(order.value(), NOW).appointment(1, NOW.plus(Duration.ofMinutes(119))));

    Answer created = api.as(Role.CUSTOMER, "C-1").request(order, "CHANGE_OF_PLANS");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("state")).isEqualTo("REJECTED");
    assertThat(
            created
                .at("/explanation/rules")
                .valueStream()
                .map(rule -> rule.path("rule").stringValue())
                .toList())
        .last()
        .isEqualTo("cut-off");
  }

  @Test
  void aRequestForAnUnknownOrderWaitsForIt() {
    Answer created = api.as(Role.CUSTOMER, "C-1").request(order, "CHANGE_OF_PLANS");
    assertThat(created.text("state")).isEqualTo("AWAITING_ORDER");
    CancellationId cancellation = new CancellationId(created.text("cancellationId"));
    assertThat(api.show(cancellation).status()).isEqualTo(200);

    topics.publish(anOrder().placed());

    await().atMost(SOON).until(() -> api.show(cancellation).text("state").equals("APPROVED"));
  }

  @Test
  void aRequestWhoseOrderNeverComesIsRejectedAtItsDeadline() {
    Answer created = api.as(Role.CUSTOMER, "C-1").request(order, "CHANGE_OF_PLANS");
    CancellationId cancellation = new CancellationId(created.text("cancellationId"));
    clock.advance(Duration.ofHours(24));
    known(AnOrder.of("marker-" + id, NOW).appointment(1, NOW.plus(Duration.ofDays(3))));
    assertThat(api.show(cancellation).text("state")).isEqualTo("AWAITING_ORDER");

    clock.advance(Duration.ofSeconds(1));

    await().atMost(SOON).until(() -> api.show(cancellation).text("state").equals("REJECTED"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(events(cancellation))
                .hasExactlyElementsOfTypes(
                    CancellationRequested.class, CancellationRejected.class));
  }

  @Test
  void anUpstreamFrontEndAsksByEventAndItsRequestIdComesBack() {
    topics.publish(submitted("r-" + id));
    topics.publish(anOrder().placed());

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topic.CANCELLATIONS, order.value()))
                .hasExactlyElementsOfTypes(
                    CancellationRequested.class, CancellationApproved.class));
    CancellationApproved approved =
        (CancellationApproved) topics.events(Topic.CANCELLATIONS, order.value()).getLast();
    assertThat(approved.upstreamRequestId()).isEqualTo("r-" + id);
  }

  @Test
  void theSameRequestIdUnderAnotherEventIdIsTheSameRequest() {
    known(anOrder());
    topics.publish(submitted("r-" + id));
    topics.publish(submitted("r-" + id));
    topics.publish(submitted("another-" + id));

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(topics.events(Topic.CANCELLATIONS, order.value()))
                .hasExactlyElementsOfTypes(
                    CancellationRequested.class,
                    CancellationApproved.class,
                    CancellationRequested.class,
                    CancellationRejected.class));
  }

  @Test
  void aStepThatNobodyAnswersIsBroughtToAttention() {
    known(anOrder());
    CancellationId cancellation = approved();
    clock.advance(Duration.ofHours(1).plusSeconds(30));

    // Each look takes so many at most, and the next comes ten seconds later by the clock.
    await()
        .atMost(SOON)
        .until(() -> {
          clock.advance(Duration.ofSeconds(11));
          return api.show(cancellation).at("/attention").asString().equals("OVERDUE");
        });
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(events(cancellation)).last().isInstanceOf(SettlementOverdue.class));
  }

  @Test
  void fiftyDoubleClicksCancelOnce() throws Exception {
    known(anOrder());
    CaseClient customer = api.as(Role.CUSTOMER, "C-1");
    List<Callable<Answer>> clicks =
        Collections.nCopies(50, () -> customer.request(order, "CHANGE_OF_PLANS"));

    try (ExecutorService people = Executors.newFixedThreadPool(16)) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : people.invokeAll(clicks)) {
        answers.add(answer.get());
      }
      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 201)
          .allSatisfy(answer -> answer.isProblem(409, "nothing-left-to-cancel"));
    }
  }

  @Test
  void theSameIdempotencyKeyGetsTheSameAnswer() {
    known(anOrder());
    CaseClient customer = api.as(Role.CUSTOMER, "C-1").withKey("key-" + id);

    Answer first = customer.request(order, "CHANGE_OF_PLANS");
    Answer second = customer.request(order, "CHANGE_OF_PLANS");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    customer.request(order, "ILLNESS").isProblem(422, "idempotency-key-reused");
  }

  @Test
  void refusesWhatIsMalformedByFieldAndRule() {
    known(anOrder());
    CaseClient customer = api.as(Role.CUSTOMER, "C-1");

    customer.post(order, "{").isInvalid("body");
    customer.post(order, "{}").isInvalid("reason");
    customer.post(order, "{\"reason\":\"NO_SUCH\"}").isInvalid("reason");
    customer.post(order, "{\"reason\":\"MERCHANT_UNAVAILABLE\"}").isInvalid("reason");
    customer.post(order, "{\"reason\":\"OTHER\"}").isInvalid("reasonText");
    customer.post(order, "{\"reason\":\"ILLNESS\",\"colour\":1}").isInvalid("colour");
    customer
        .post(order, "{\"reason\":\"ILLNESS\",\"lines\":[{\"lineId\":\"L9\",\"quantity\":1}]}")
        .isInvalid("lines[0].lineId");
    customer
        .post(order, "{\"reason\":\"ILLNESS\",\"lines\":[{\"lineId\":\"L1\",\"quantity\":0}]}")
        .isInvalid("lines[0]");
    customer
        .post(order, "{\"reason\":\"ILLNESS\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}")
        .isInvalid("requestedAt");
  }

  @Test
  void keepsTheCustomersOwnWordsOutOfTheEvents() {
    known(anOrder());
    Answer created =
        api.as(Role.CUSTOMER, "C-1")
            .post(order, "{\"reason\":\"OTHER\",\"reasonText\":\"My aunt visits\"}");

    assertThat(created.text("reasonText")).isEqualTo("My aunt visits");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(topics.events(Topic.CANCELLATIONS, order.value())).hasSize(2));
    assertThat(topics.records("cancellations", order.value()))
        .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("aunt"));
  }

  @Test
  void showsACaseToItsPartiesAndToNobodyElse() {
    known(anOrder());
    CancellationId cancellation = approved();

    assertThat(api.as(Role.CUSTOMER, "C-1").show(cancellation).status()).isEqualTo(200);
    assertThat(api.as(Role.MERCHANT, "M-1").show(cancellation).status()).isEqualTo(200);
    api.as(Role.CUSTOMER, "C-2").show(cancellation).isProblem(404, "not-found");
    api.as(Role.MERCHANT, "M-2").show(cancellation).isProblem(404, "not-found");
    api.as(Role.CUSTOMER, "M-1").show(cancellation).isProblem(404, "not-found");
    api.as(Role.OPS, "o").show(cancellation).isProblem(404, "not-found");
    api.anonymous().show(cancellation).isProblem(401, "unauthenticated");
    api.as(Role.CUSTOMER, "C-2").request(order, "ILLNESS").isProblem(403, "forbidden");
    assertThat(api.as(Role.CUSTOMER, "C-2").search("orderId=" + order).at("/cases")).isEmpty();
    assertThat(api.as(Role.CUSTOMER, "C-2").search("customerId=C-1").at("/cases")).isEmpty();
    assertThat(api.as(Role.SUPPORT, "s").search("orderId=" + order).at("/cases")).hasSize(1);
  }

  @Test
  void aCompletedOrderIsNeverCancelled() {
    known(anOrder());
    topics.publish(new OrderCompleted(order, NOW.minusSeconds(1), false));
    await()
        .atMost(SOON)
        .until(() -> !api.as(Role.SUPPORT, "s").order(order).at("/completedAt").isMissingNode());

    assertThat(api.as(Role.CUSTOMER, "C-1").request(order, "ILLNESS").text("state"))
        .isEqualTo("REJECTED");
  }

  private AnOrder anOrder() {
    return AnOrder.of(order.value(), NOW.minusSeconds(60))
        .appointment(2, NOW.plus(Duration.ofDays(10)));
  }

  private void known(AnOrder placed) {
    topics.publish(placed.placed());
    topics.publish(placed.paid());
    await()
        .atMost(SOON)
        .until(() ->
            api.as(Role.SUPPORT, "s").order(placed.placed().orderId()).at("/paid/amount").asInt(0)
                > 0);
  }

  private CancellationId approved() {
    Answer created = api.as(Role.CUSTOMER, "C-1").request(order, "CHANGE_OF_PLANS");
    assertThat(created.text("state")).isEqualTo("APPROVED");
    return new CancellationId(created.text("cancellationId"));
  }

  private List<RescindEvent> events(CancellationId cancellation) {
    return topics.events(Topic.CANCELLATIONS, order.value()).stream()
        .filter(event -> event.correlation().filter(cancellation::equals).isPresent())
        .toList();
  }

  private SlotReleased released(CancellationId cancellation) {
    return new SlotReleased(
        new SlotId(order + "-slot-L1"),
        order,
        new LineId("L1"),
        cancellation,
        new StepId(cancellation + "/release-1"),
        2,
        2,
        NOW,
        false);
  }

  private RefundIssued issued(CancellationId cancellation) {
    return new RefundIssued(
        order,
        cancellation,
        new StepId(cancellation + "/refund"),
        new RefundId("R-" + id),
        new PaymentId(order + "-payment"),
        euros(160),
        1,
        "gw-1",
        true,
        euros(160),
        NOW,
        false);
  }

  private CancellationRequestSubmitted submitted(String requestId) {
    return new CancellationRequestSubmitted(
        order,
        requestId,
        new Requester(Party.CUSTOMER, "C-1"),
        "CHANGE_OF_PLANS",
        null,
        List.of(),
        NOW.minusSeconds(5),
        false);
  }
}
