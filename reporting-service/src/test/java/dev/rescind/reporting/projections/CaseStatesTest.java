package dev.rescind.reporting.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CauseClass;
import dev.rescind.events.CustomerId;
import dev.rescind.events.Decision;
import dev.rescind.events.DisputeEvent;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.Explanation;
import dev.rescind.events.Fault;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.ReorderEvent.ReorderLinked;
import dev.rescind.events.Requester;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.Route;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.StepId;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import dev.rescind.reporting.views.AsOf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a case looks like after each turn that it may take, whatever the order it is told in. */
class CaseStatesTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Story STORY = new Story("a", "m", START);
  private static final CancellationId CASE = new CancellationId("case-a");
  private static final OrderId ORDER = new OrderId("a");
  private static final MerchantId MERCHANT = new MerchantId("m");
  private static final CustomerId CUSTOMER = new CustomerId("customer-a");
  private static final Requester BY_MERCHANT = new Requester(Party.MERCHANT, "m");
  private static final Alternative CREDIT = new Alternative.Credit(new Money(100, "EUR"));

  @TempDir Path directory;
  private final Map<List<RescindEvent>, List<TestIngest>> stores = new HashMap<>();
  private final List<TestIngest> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(TestIngest::close);
  }

  @Test
  void aCaseThatIsKept() {
    List<RescindEvent> events =
        List.of(STORY.placed(), STORY.requested(), awaited(2), offered(3), accepted(4), kept(5));
    assertThat(state(events, 2)).isEqualTo("AWAITING_RESPONSE");
    assertThat(state(events, 3)).isEqualTo("ALTERNATIVE_OFFERED");
    assertThat(state(events, 4)).isEqualTo("KEEPING");
    assertThat(state(events, 5)).isEqualTo("KEPT");
    assertThat(now(events, "coalesce(counts::varchar, 'none')")).isEqualTo("none");
  }

  @Test
  void aCaseThatWaitsAgainAfterAnOfferCameToNothing() {
    List<RescindEvent> events =
        List.of(STORY.placed(), STORY.requested(), awaited(2), offered(3), declined(4), awaited(4));
    assertThat(state(events, 4)).isEqualTo("AWAITING_RESPONSE");
  }

  @Test
  void aCaseThatIsWithdrawnOrSuperseded() {
    List<RescindEvent> asked = List.of(STORY.placed(), STORY.requested(), awaited(2));
    assertThat(state(with(asked, withdrawn(3)), 3)).isEqualTo("WITHDRAWN");
    assertThat(state(with(asked, superseded(3)), 3)).isEqualTo("SUPERSEDED");
  }

  @Test
  void aRejectionThatIsDisputedAndTurnedRound() {
    List<RescindEvent> events =
        List.of(
            STORY.placed(),
            STORY.requested(),
            STORY.rejected(),
            opened(DisputeEvent.Kind.ESCALATION, 4),
            ruled(DisputeEvent.Kind.ESCALATION, 5, List.of()),
            approved(5, Fault.CUSTOMER, true));
    assertThat(state(events, 3)).isEqualTo("REJECTED");
    assertThat(state(events, 4)).isEqualTo("DISPUTED");
    assertThat(state(events, 5)).isEqualTo("APPROVED");
    assertThat(now(events, "fault || ' ' || decided_by || ' ' || route || ' ' || cause"))
        .isEqualTo("MERCHANT MERCHANT COUNTERPARTY SUPPLY");
    assertThat(now(events, "seconds_to_decision")).isEqualTo("14400");
  }

  @Test
  void anEscalationThatIsTakenBackLeavesTheRejection() {
    List<RescindEvent> events =
        List.of(
            STORY.placed(),
            STORY.requested(),
            STORY.rejected(),
            opened(DisputeEvent.Kind.ESCALATION, 4),
            disputeWithdrawn(5));
    assertThat(state(events, 4)).isEqualTo("DISPUTED");
    assertThat(state(events, 5)).isEqualTo("REJECTED");
    assertThat(now(events, "decided_by")).isEqualTo("POLICY");
  }

  @Test
  void aDisputeOverWhatUpstreamClosesEndsWithIt() {
    List<RescindEvent> disputed =
        List.of(
            STORY.placed(),
            STORY.requested(),
            STORY.rejected(),
            opened(DisputeEvent.Kind.ESCALATION, 4));
    List<RescindEvent> events = with(disputed, superseded(5));
    assertThat(state(events, 4)).isEqualTo("DISPUTED");
    assertThat(state(events, 5)).isEqualTo("SUPERSEDED");
    assertThat(state(with(disputed, withdrawn(5)), 5)).isEqualTo("WITHDRAWN");
    assertThat(state(with(disputed, kept(5)), 5)).isEqualTo("KEPT");
  }

  @Test
  void aCaseThatIsSettledThreeTimesIsSettledAfterEach() {
    SettlementStep more = new SettlementStep.RefundStep(new StepId("more"), new Money(100, "EUR"));
    List<RescindEvent> events =
        with(
            STORY.cancelledAndSettled(),
            refundRequested(6),
            settled(7),
            settled(7),
            opened(DisputeEvent.Kind.CONTEST, 8),
            ruled(DisputeEvent.Kind.CONTEST, 9, List.of(more)),
            settled(10));
    assertThat(state(events, 5)).isEqualTo("SETTLED");
    assertThat(state(events, 6)).isEqualTo("APPROVED");
    assertThat(state(events, 7)).isEqualTo("SETTLED");
    assertThat(state(events, 8)).isEqualTo("DISPUTED");
    assertThat(state(events, 9)).isEqualTo("APPROVED");
    assertThat(state(events, 10)).isEqualTo("SETTLED");
    assertThat(now(events, "settled_at")).isEqualTo("2026-03-01 05:00:00.0");
    assertThat(ask(events, null, "select count(*) from settlement_facts")).isEqualTo("1");
  }

  @Test
  void aContestOfASettledCaseThatAddsSomethingIsSettledAgain() {
    SettlementStep more = new SettlementStep.RefundStep(new StepId("more"), new Money(100, "EUR"));
    List<RescindEvent> events =
        with(
            STORY.cancelledAndSettled(),
            opened(DisputeEvent.Kind.CONTEST, 6),
            ruled(DisputeEvent.Kind.CONTEST, 7, List.of(more)));
    assertThat(state(events, 5)).isEqualTo("SETTLED");
    assertThat(state(events, 6)).isEqualTo("DISPUTED");
    assertThat(state(events, 7)).isEqualTo("APPROVED");
    assertThat(now(events, "counts")).isEqualTo("true");
    List<RescindEvent> nothing =
        with(
            STORY.cancelledAndSettled(),
            opened(DisputeEvent.Kind.CONTEST, 6),
            ruled(DisputeEvent.Kind.CONTEST, 7, List.of()));
    assertThat(state(nothing, 7)).isEqualTo("SETTLED");
  }

  @Test
  void aReorderThatIsLinkedTakesTheCaseOutOfTheRates() {
    List<RescindEvent> before =
        List.of(STORY.placed(), STORY.requested(), approved(2, Fault.CUSTOMER, true));
    assertThat(now(before, "fault || ' ' || counts")).isEqualTo("CUSTOMER true");
    assertThat(cancelled(before)).isEqualTo("1");
    List<RescindEvent> linked = with(before, linked(3));
    assertThat(now(linked, "fault || ' ' || counts")).isEqualTo("NOBODY false");
    assertThat(cancelled(linked)).isEqualTo("0");
    assertThat(cancelled(List.of(STORY.placed(), approved(2, Fault.NOBODY, false)))).isEqualTo("0");
  }

  private String cancelled(List<RescindEvent> events) {
    return ask(events, null, "select cancelled from merchant_days");
  }

  private String state(List<RescindEvent> events, int hour) {
    return ask(events, after(hour), "select state from cases");
  }

  private String now(List<RescindEvent> events, String column) {
    return ask(events, null, "select " + column + " from cases");
  }

  /**
   * Asks stores that were told in the order of time, shuffled, and some at once; they answer alike.
   */
  private String ask(List<RescindEvent> events, @Nullable Instant asOf, String sql) {
    List<String> answers =
        stores.computeIfAbsent(events, this::tell).stream()
            .map(store -> answer(store, asOf, sql))
            .distinct()
            .toList();
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  private List<TestIngest> tell(List<RescindEvent> events) {
    List<Told> told = new ArrayList<>();
    events.forEach(event -> told.add(new Told("id-" + told.size(), event)));
    List<Told> shuffled = new ArrayList<>(told);
    Collections.shuffle(shuffled, new Random(11));
    return List.of(tell(told, 1), tell(shuffled, 1), tell(shuffled, 4));
  }

  private TestIngest tell(List<Told> told, int atOnce) {
    TestIngest ingest = new TestIngest(directory.resolve("store-" + opened.size()));
    opened.add(ingest);
    for (int from = 0; from < told.size(); from += atOnce) {
      ingest.take(told.subList(from, Math.min(from + atOnce, told.size())));
    }
    return ingest;
  }

  private static String answer(TestIngest store, @Nullable Instant asOf, String sql) {
    try (var session = store.generations().session()) {
      AsOf.in(session, asOf);
      return session.query(sql, row -> row.getString(1)).getFirst();
    }
  }

  private static List<RescindEvent> with(List<RescindEvent> events, RescindEvent... more) {
    List<RescindEvent> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return all;
  }

  private static Instant after(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private static ResponseAwaited awaited(int hour) {
    return new ResponseAwaited(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        new Requester(Party.CUSTOMER, "customer-a"),
        "CHANGED_PLANS",
        Route.COUNTERPARTY,
        Party.MERCHANT,
        null,
        List.of(),
        null,
        new PolicyReference(new PolicyId("experiences"), 2),
        List.of(),
        new Money(0, "EUR"),
        new Explanation(List.of()),
        after(1),
        after(hour),
        null,
        false);
  }

  private static AlternativeOffered offered(int hour) {
    return new AlternativeOffered(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        1,
        BY_MERCHANT,
        CREDIT,
        null,
        after(90),
        after(hour),
        null,
        false);
  }

  private static AlternativeAccepted accepted(int hour) {
    return new AlternativeAccepted(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        1,
        BY_MERCHANT,
        CREDIT,
        List.of(),
        after(hour),
        null,
        false);
  }

  private static AlternativeDeclined declined(int hour) {
    return new AlternativeDeclined(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        1,
        AlternativeDeclined.Why.DECLINED,
        null,
        CREDIT,
        after(hour),
        null,
        false);
  }

  private static OrderKept kept(int hour) {
    return new OrderKept(
        CASE, ORDER, MERCHANT, CUSTOMER, 1, null, new Money(100, "EUR"), after(hour), null, false);
  }

  private static CancellationWithdrawn withdrawn(int hour) {
    return new CancellationWithdrawn(
        CASE, ORDER, MERCHANT, CUSTOMER, BY_MERCHANT, after(hour), null, false);
  }

  private static CancellationSuperseded superseded(int hour) {
    return new CancellationSuperseded(
        CASE, ORDER, MERCHANT, CUSTOMER, "CANCELLED", after(hour), null, false);
  }

  private static RefundRequested refundRequested(int hour) {
    return new RefundRequested(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        new Requester(Party.CUSTOMER, "customer-a"),
        new Money(100, "EUR"),
        List.of(),
        after(hour),
        null,
        false);
  }

  private static CancellationSettled settled(int hour) {
    return new CancellationSettled(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        List.of(),
        new Money(100, "EUR"),
        after(hour),
        null,
        false);
  }

  private static DisputeOpened opened(DisputeEvent.Kind kind, int hour) {
    return new DisputeOpened(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        kind,
        BY_MERCHANT,
        "OTHER",
        null,
        List.of(),
        after(90),
        after(hour),
        null,
        false);
  }

  private static DisputeWithdrawn disputeWithdrawn(int hour) {
    return new DisputeWithdrawn(
        CASE, ORDER, MERCHANT, CUSTOMER, BY_MERCHANT, after(hour), null, false);
  }

  private static DisputeRuled ruled(
      DisputeEvent.Kind kind, int hour, List<SettlementStep> settlement) {
    return new DisputeRuled(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        kind,
        true,
        new Money(0, "EUR"),
        Fault.MERCHANT,
        null,
        settlement,
        null,
        after(hour),
        null,
        false);
  }

  private static CancellationApproved approved(int hour, Fault fault, boolean counts) {
    return new CancellationApproved(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        new Requester(Party.CUSTOMER, "customer-a"),
        "CHANGED_PLANS",
        Route.COUNTERPARTY,
        new PolicyReference(new PolicyId("experiences"), 2),
        List.of(),
        new Money(0, "EUR"),
        List.of(),
        new Explanation(List.of()),
        after(1),
        after(hour),
        new Decision(BY_MERCHANT, "BY_POLICY", null),
        new Bearing(fault, CauseClass.SUPPLY, counts),
        null,
        false);
  }

  private static ReorderLinked linked(int hour) {
    return new ReorderLinked(
        CASE,
        ORDER,
        MERCHANT,
        CUSTOMER,
        new OrderId("b"),
        new Bearing(Fault.NOBODY, CauseClass.MISTAKE, false),
        after(hour),
        null,
        false);
  }
}
