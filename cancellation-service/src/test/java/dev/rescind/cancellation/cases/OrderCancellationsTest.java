package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.cancellation.cases.RequestCommand.GiveUpWaiting;
import dev.rescind.cancellation.cases.RequestCommand.JudgeWaitingCase;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.cancellation.cases.SettlingCommand.NoteOverdue;
import dev.rescind.cancellation.cases.SettlingCommand.Settle;
import dev.rescind.events.AppliedRule;
import dev.rescind.events.ArrivalWindow;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import dev.rescind.events.StepOutcome;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each command on each side of what it decides, by exact events. */
class OrderCancellationsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant START = NOW.plus(Duration.ofDays(10));
  private static final OrderId ORDER = new OrderId("O-1");
  private static final CancellationId CASE = new CancellationId("case-1");
  private static final Requester CUSTOMER = new Requester(Party.CUSTOMER, "C-1");
  private static final Policy APPOINTMENTS = PolicyFiles.presets().getFirst();
  private static final OrderFacts TWO_PLACES =
      AnOrder.of("O-1", NOW.minusSeconds(60)).appointment(2, START).facts();

  private AggregateTestFixture<OrderCancellations> fixture;

  @BeforeEach
  void begin() {
    fixture = new AggregateTestFixture<>(OrderCancellations.class);
  }

  @Test
  void approvesWhatThePolicyAllowsAndListsEveryStep() {
    List<CancellationEvent> events = eventsOf(request(CASE, TWO_PLACES).build());

    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isInstanceOf(CancellationRequested.class);
    CancellationApproved approved = (CancellationApproved) events.getLast();
    assertThat(approved.refund()).isEqualTo(euros(160));
    assertThat(approved.decidedAt()).isEqualTo(NOW);
    assertThat(approved.policy()).isEqualTo(APPOINTMENTS.reference());
    assertThat(approved.settlement())
        .extracting(step -> step.getClass().getSimpleName() + " " + step.stepId())
        .containsExactly(
            "RefundStep case-1/refund",
            "ReleaseStep case-1/release-1",
            "NoticeStep case-1/notice-customer",
            "NoticeStep case-1/notice-merchant");
    assertThat(approved.settlement().getFirst())
        .isEqualTo(
            new SettlementStep.RefundStep(
                new StepId("case-1/refund"),
                euros(160),
                new ArrivalWindow(5, 10),
                TWO_PLACES.paid()));
  }

  @Test
  void rejectsWhatThePolicyRefusesAndSaysWhy() {
    OrderFacts tooLate =
        AnOrder.of("O-1", NOW.minusSeconds(60))
            .appointment(1, NOW.plus(Duration.ofHours(2)).minusSeconds(1))
            .facts();

    CancellationRejected rejected =
        (CancellationRejected) eventsOf(request(CASE, tooLate).build()).getLast();

    assertThat(lastRule(rejected)).isEqualTo("cut-off");
    assertThat(rejected.policy()).isEqualTo(APPOINTMENTS.reference());
  }

  @Test
  void allowsItExactlyAtTheCutOff() {
    OrderFacts justInTime =
        AnOrder.of("O-1", NOW.minusSeconds(60))
            .appointment(1, NOW.plus(Duration.ofHours(2)))
            .facts();

    assertThat(eventsOf(request(CASE, justInTime).build()).getLast())
        .isInstanceOf(CancellationApproved.class);
  }

  @Test
  void judgesByTheFactsOfTheInstantThatTheRequesterAsked() {
    OrderFacts completedSince =
        new OrderFacts(TWO_PLACES.placed(), TWO_PLACES.payments(), NOW.plusSeconds(1), null);

    assertThat(eventsOf(request(CASE, completedSince).build()).getLast())
        .isInstanceOf(CancellationApproved.class);
  }

  @Test
  void neverCancelsACompletedOrder() {
    OrderFacts completed = new OrderFacts(TWO_PLACES.placed(), TWO_PLACES.payments(), NOW, null);

    CancellationRejected rejected =
        (CancellationRejected) eventsOf(request(CASE, completed).build()).getLast();

    assertThat(lastRule(rejected)).isEqualTo("never-completed");
  }

  @Test
  void waitsForAnOrderThatIsNotKnown() {
    CancellationRequested requested =
        (CancellationRequested) eventsOf(request(CASE, null).build()).getLast();

    assertThat(requested.awaitingOrderUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(requested.merchantId()).isNull();
  }

  @Test
  void judgesAWaitingCaseWhenItsOrderArrives() {
    CancellationEvent last =
        eventsOf(
                request(CASE, null).build(),
                new JudgeWaitingCase(ORDER, CASE, TWO_PLACES, APPOINTMENTS, 0, NOW.plusSeconds(5)))
            .getLast();

    assertThat(last).isInstanceOf(CancellationApproved.class);
    assertThat(((CancellationApproved) last).decidedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void judgesAWaitingCaseOnce() {
    fixture
        .givenCommands(
            request(CASE, null).build(),
            new JudgeWaitingCase(ORDER, CASE, TWO_PLACES, APPOINTMENTS, 0, NOW))
        .when(new JudgeWaitingCase(ORDER, CASE, TWO_PLACES, APPOINTMENTS, 0, NOW))
        .expectNoEvents();
  }

  @Test
  void rejectsAWaitingCaseOfSomebodyWhoHasNoPartInTheOrder() {
    RequestCancellation stranger =
        request(CASE, null).by(new Requester(Party.CUSTOMER, "C-2")).build();

    CancellationRejected rejected =
        (CancellationRejected)
            eventsOf(stranger, new JudgeWaitingCase(ORDER, CASE, TWO_PLACES, APPOINTMENTS, 0, NOW))
                .getLast();

    assertThat(lastRule(rejected)).isEqualTo("requester-owns-order");
  }

  @Test
  void givesUpWaitingAndRejects() {
    CancellationRejected rejected =
        (CancellationRejected)
            eventsOf(
                    request(CASE, null).build(), new GiveUpWaiting(ORDER, CASE, NOW.plusSeconds(9)))
                .getLast();

    assertThat(lastRule(rejected)).isEqualTo("order-known");
    assertThat(rejected.policy()).isNull();
  }

  @Test
  void doesNotGiveUpOnACaseThatIsDecided() {
    fixture
        .givenCommands(request(CASE, TWO_PLACES).build())
        .when(new GiveUpWaiting(ORDER, CASE, NOW))
        .expectNoEvents();
  }

  @Test
  void letsTwoCasesShareAnOrderButNeverAQuantity() {
    RequestCancellation first = request(CASE, TWO_PLACES).of(1).build();
    RequestCancellation second = request(new CancellationId("case-2"), TWO_PLACES).of(1).build();
    RequestCancellation third = request(new CancellationId("case-3"), TWO_PLACES).of(1).build();

    List<CancellationEvent> events = eventsOf(first, second);
    assertThat(events).hasSize(2);
    assertThat(((CancellationApproved) events.getLast()).refund()).isEqualTo(euros(80));

    afresh()
        .givenCommands(first, second)
        .when(third)
        .expectNoEvents()
        .expectResultMessagePayloadMatching(
            Matchers.matches(RequestOutcome.NothingLeft.class::isInstance));
  }

  @Test
  void cancelsAllThatIsLeftWhereNoLinesAreNamed() {
    CancellationApproved rest =
        (CancellationApproved)
            eventsOf(
                    request(CASE, TWO_PLACES).of(1).build(),
                    request(new CancellationId("case-2"), TWO_PLACES).build())
                .getLast();

    assertThat(rest.lines().getFirst().quantity()).isEqualTo(1);
    assertThat(rest.refund()).isEqualTo(euros(80));
  }

  @Test
  void recordsARefusalWhereTheAskerCannotBeAnswered() {
    CancellationRejected rejected =
        (CancellationRejected)
            eventsOf(
                    request(CASE, TWO_PLACES).build(),
                    request(new CancellationId("case-2"), TWO_PLACES).fromUpstream("r-2").build())
                .getLast();

    assertThat(lastRule(rejected)).isEqualTo("quantity-available");
    assertThat(rejected.upstreamRequestId()).isEqualTo("r-2");
  }

  @Test
  void knowsARequestThatUpstreamSendsAgain() {
    fixture
        .givenCommands(request(CASE, TWO_PLACES).fromUpstream("r-1").build())
        .when(request(new CancellationId("case-2"), TWO_PLACES).fromUpstream("r-1").build())
        .expectNoEvents()
        .expectResultMessagePayload(new RequestOutcome.KnownAlready(CASE));
  }

  @Test
  void aRejectedCaseClaimsNothing() {
    OrderFacts completed = new OrderFacts(TWO_PLACES.placed(), List.of(), NOW, null);

    assertThat(
            eventsOf(
                    request(CASE, completed).build(),
                    request(new CancellationId("case-2"), TWO_PLACES).build())
                .getLast())
        .isInstanceOf(CancellationApproved.class);
  }

  @Test
  void decidesHistoryAtItsOwnTime() {
    Instant then = NOW.minus(Duration.ofDays(100));
    CancellationApproved approved =
        (CancellationApproved)
            eventsOf(request(CASE, TWO_PLACES).historicalAt(then).build()).getLast();

    assertThat(approved.decidedAt()).isEqualTo(then);
    assertThat(approved.historical()).isTrue();
  }

  @Test
  void settlesOnceWhenEveryStepIsAnswered() {
    fixture
        .givenCommands(request(CASE, TWO_PLACES).build())
        .when(settle())
        .expectEvents(
            new CancellationSettled(
                CASE,
                ORDER,
                TWO_PLACES.placed().merchantId(),
                TWO_PLACES.placed().customerId(),
                settle().answers(),
                euros(160),
                NOW,
                null,
                false));
    afresh()
        .givenCommands(request(CASE, TWO_PLACES).build(), settle())
        .when(settle())
        .expectNoEvents();
  }

  @Test
  void keepsTheClaimOfASettledCase() {
    fixture
        .givenCommands(request(CASE, TWO_PLACES).build(), settle())
        .when(request(new CancellationId("case-2"), TWO_PLACES).build())
        .expectNoEvents();
  }

  @Test
  void bringsAnOverdueStepToAttentionOnce() {
    NoteOverdue overdue =
        new NoteOverdue(ORDER, CASE, List.of(new StepId("case-1/refund")), NOW.plusSeconds(1));
    fixture
        .givenCommands(request(CASE, TWO_PLACES).build())
        .when(overdue)
        .expectEvents(
            new SettlementOverdue(CASE, ORDER, overdue.steps(), overdue.at(), null, false));
    afresh()
        .givenCommands(request(CASE, TWO_PLACES).build(), overdue)
        .when(overdue)
        .expectNoEvents();
  }

  private static Settle settle() {
    return new Settle(
        ORDER,
        CASE,
        List.of(new StepAnswer(new StepId("case-1/refund"), StepOutcome.DONE, "e-1", NOW)),
        euros(160),
        NOW);
  }

  private static String lastRule(CancellationRejected rejected) {
    List<AppliedRule> rules = rejected.explanation().rules();
    return rules.getLast().rule();
  }

  private AggregateTestFixture<OrderCancellations> afresh() {
    begin();
    return fixture;
  }

  /** The events of the last command, after the ones before it. */
  private List<CancellationEvent> eventsOf(CaseCommand... commands) {
    List<CancellationEvent> events = new ArrayList<>();
    ResultValidator<OrderCancellations> result =
        afresh()
            .givenCommands((Object[]) Arrays.copyOf(commands, commands.length - 1))
            .when(commands[commands.length - 1]);
    result.expectEventsMatching(
        Matchers.payloadsMatching(
            Matchers.matches((List<?> payloads) -> {
              payloads.forEach(payload -> events.add((CancellationEvent) payload));
              return true;
            })));
    return events;
  }

  private static Request request(CancellationId id, @Nullable OrderFacts order) {
    return new Request(id, order);
  }

  /** Builds requests; by the customer, for everything, now. */
  private static final class Request {
    private final CancellationId id;
    private final @Nullable OrderFacts order;
    private Requester requester = CUSTOMER;
    private Policy policy = APPOINTMENTS;
    private List<LineQuantity> lines = List.of();
    private Instant requestedAt = NOW;
    private @Nullable String upstreamRequestId;
    private boolean historical;

    private Request(CancellationId id, @Nullable OrderFacts order) {
      this.id = id;
      this.order = order;
    }

    Request under(Policy other) {
      policy = other;
      return this;
    }

    Request by(Requester other) {
      requester = other;
      return this;
    }

    Request of(int quantity) {
      lines = List.of(new LineQuantity(new LineId("L1"), quantity));
      return this;
    }

    Request fromUpstream(String requestId) {
      upstreamRequestId = requestId;
      return this;
    }

    Request historicalAt(Instant instant) {
      historical = true;
      requestedAt = instant;
      return this;
    }

    RequestCancellation build() {
      return new RequestCancellation(
          ORDER,
          id,
          requester,
          "CHANGE_OF_PLANS",
          null,
          lines,
          requestedAt,
          upstreamRequestId,
          historical,
          order,
          order == null ? null : policy,
          0,
          NOW.plus(Duration.ofDays(1)),
          upstreamRequestId == null,
          NOW);
    }
  }
}
