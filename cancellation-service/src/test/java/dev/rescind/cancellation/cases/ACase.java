package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.AnOrder.euros;

import dev.rescind.cancellation.AnOrder;
import dev.rescind.cancellation.cases.AlternativeCommand.AcceptAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.DeclineAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.FailAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.LapseAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.OfferAlternative;
import dev.rescind.cancellation.cases.ClaimCommand.ClaimCompensation;
import dev.rescind.cancellation.cases.ClaimCommand.DecideClaim;
import dev.rescind.cancellation.cases.DisputeCommand.OpenDispute;
import dev.rescind.cancellation.cases.DisputeCommand.Rule;
import dev.rescind.cancellation.cases.DisputeCommand.SubmitEvidence;
import dev.rescind.cancellation.cases.DisputeCommand.WithdrawDispute;
import dev.rescind.cancellation.cases.ReorderCommand.LapseReorder;
import dev.rescind.cancellation.cases.ReorderCommand.LinkReorder;
import dev.rescind.cancellation.cases.ReorderCommand.PromiseReorder;
import dev.rescind.cancellation.cases.RequestCommand.GiveUpWaiting;
import dev.rescind.cancellation.cases.RequestCommand.JudgeWaitingCase;
import dev.rescind.cancellation.cases.RequestCommand.RequestCancellation;
import dev.rescind.cancellation.cases.ResponseCommand.Approve;
import dev.rescind.cancellation.cases.ResponseCommand.PostMessage;
import dev.rescind.cancellation.cases.ResponseCommand.Reject;
import dev.rescind.cancellation.cases.ResponseCommand.Remind;
import dev.rescind.cancellation.cases.ResponseCommand.Reroute;
import dev.rescind.cancellation.cases.ResponseCommand.TakeSilence;
import dev.rescind.cancellation.cases.ResponseCommand.Withdraw;
import dev.rescind.cancellation.cases.SettlingCommand.NoteOverdue;
import dev.rescind.cancellation.cases.SettlingCommand.RequestRefund;
import dev.rescind.cancellation.cases.SettlingCommand.Settle;
import dev.rescind.cancellation.cases.SettlingCommand.Supersede;
import dev.rescind.events.Alternative;
import dev.rescind.events.Bearing;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.CancellationEvent;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CauseClass;
import dev.rescind.events.ClaimId;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.Fault;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.MessageId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.ResponseEvent.Visibility;
import dev.rescind.events.SlotId;
import dev.rescind.events.StepAnswer;
import dev.rescind.events.StepId;
import dev.rescind.events.StepOutcome;
import dev.rescind.events.TextId;
import dev.rescind.policy.Grant;
import dev.rescind.policy.GrantKind;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Percent;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The commands of a case's life, by who usually sends them, at nine on a Monday unless said. */
final class ACase {

  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant START = NOW.plus(Duration.ofDays(10));
  static final OrderId ORDER = new OrderId("O-1");
  static final CancellationId CASE = new CancellationId("case-1");
  static final Requester CUSTOMER = new Requester(Party.CUSTOMER, "C-1");
  static final Requester MERCHANT = new Requester(Party.MERCHANT, "M-1");
  static final Requester PLATFORM = new Requester(Party.PLATFORM, "arbiter");
  static final ClaimId CLAIM = new ClaimId("claim-1");
  static final TextId TEXT = new TextId("text-1");

  private final Policy policy;
  private final OrderFacts order;

  private ACase(Policy policy, OrderFacts order) {
    this.policy = policy;
    this.order = order;
  }

  /** Of two places at EUR 80.00, ten days from now, under a preset. */
  static ACase under(String preset) {
    return under(preset, AnOrder.of("O-1", NOW.minusSeconds(60)).appointment(2, START).facts());
  }

  static ACase under(String preset, OrderFacts order) {
    return new ACase(preset(preset), order);
  }

  static Policy preset(String id) {
    return PolicyFiles.presets().stream()
        .filter(preset -> preset.policyId().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The same under a policy with other words for one thing. */
  ACase changed(String field, String value) {
    ObjectNode document = (ObjectNode) policy.document();
    return new ACase(Policy.of(document.put(field, value)), order);
  }

  Basis basis() {
    return new Basis(order, policy);
  }

  RequestCancellation request() {
    return request(CUSTOMER, "CHANGE_OF_PLANS");
  }

  /** The customer asks to cancel one piece of a line, as a case of its own. */
  RequestCancellation requestOfOne(CancellationId id, String line, String reason) {
    RequestCancellation all = request(CUSTOMER, reason);
    return new RequestCancellation(
        all.orderId(),
        id,
        all.requester(),
        all.reason(),
        null,
        List.of(new LineQuantity(new LineId(line), 1)),
        all.requestedAt(),
        null,
        false,
        all.order(),
        all.policy(),
        0,
        all.waitUntil(),
        true,
        all.at());
  }

  RequestCancellation request(Requester requester, String reason) {
    return request(CASE, requester, reason, order);
  }

  RequestCancellation request(
      CancellationId id, Requester requester, String reason, @Nullable OrderFacts known) {
    return new RequestCancellation(
        ORDER,
        id,
        requester,
        reason,
        null,
        List.of(),
        NOW,
        null,
        false,
        known,
        known == null ? null : policy,
        0,
        NOW.plus(Duration.ofDays(1)),
        true,
        NOW);
  }

  RequestCancellation requestForUnknownOrder() {
    return request(CASE, CUSTOMER, "CHANGE_OF_PLANS", null);
  }

  JudgeWaitingCase judge() {
    return new JudgeWaitingCase(ORDER, CASE, order, policy, 0, NOW);
  }

  GiveUpWaiting giveUp() {
    return new GiveUpWaiting(ORDER, CASE, NOW);
  }

  Approve approve() {
    return approve(MERCHANT, GrantKind.BY_POLICY, NOW);
  }

  Approve approve(Requester by, GrantKind grant, Instant at) {
    return new Approve(ORDER, CASE, by, grant, TEXT, basis(), at);
  }

  Reject reject() {
    return reject(MERCHANT, RejectionReason.OUTSIDE_TERMS, NOW);
  }

  Reject reject(Requester by, RejectionReason reason, Instant at) {
    return new Reject(ORDER, CASE, by, reason, TEXT, basis(), at);
  }

  Withdraw withdraw() {
    return new Withdraw(ORDER, CASE, CUSTOMER, NOW);
  }

  TakeSilence silence(Instant at) {
    return new TakeSilence(ORDER, CASE, basis(), at);
  }

  Reroute reroute() {
    return new Reroute(ORDER, CASE, basis(), NOW);
  }

  Remind remind(Instant at) {
    return new Remind(ORDER, CASE, at);
  }

  static BookedSlot anotherSlot() {
    return new BookedSlot(
        new SlotId("another"),
        START.plus(Duration.ofDays(1)),
        START.plus(Duration.ofDays(1)).plusSeconds(3600),
        ZoneId.of("Europe/Berlin"),
        2);
  }

  OfferAlternative offer() {
    return offer(new Alternative.Reschedule(new LineId("L1"), anotherSlot()), NOW);
  }

  OfferAlternative offer(Alternative alternative, Instant at) {
    return new OfferAlternative(ORDER, CASE, MERCHANT, alternative, TEXT, basis(), at);
  }

  AcceptAlternative accept(int number, Instant at) {
    return new AcceptAlternative(ORDER, CASE, number, CUSTOMER, basis(), at);
  }

  DeclineAlternative decline(int number, Instant at) {
    return new DeclineAlternative(ORDER, CASE, number, CUSTOMER, basis(), at);
  }

  LapseAlternative lapse(Instant at) {
    return new LapseAlternative(ORDER, CASE, basis(), at);
  }

  FailAlternative fail() {
    return new FailAlternative(ORDER, CASE, new StepId("case-1/alternative-1"), basis(), NOW);
  }

  PostMessage say() {
    return new PostMessage(
        ORDER, CASE, new MessageId("message-1"), CUSTOMER, TEXT, Visibility.PARTIES, NOW);
  }

  OpenDispute dispute(Requester by, Instant at) {
    return new OpenDispute(ORDER, CASE, by, DisputeGround.OTHER, TEXT, basis(), at);
  }

  WithdrawDispute withdrawDispute() {
    return new WithdrawDispute(ORDER, CASE, CUSTOMER, NOW);
  }

  SubmitEvidence evidence(Instant at) {
    return new SubmitEvidence(
        ORDER,
        CASE,
        new EvidenceId("evidence-1"),
        CUSTOMER,
        "0".repeat(64),
        "image/png",
        1_000,
        basis(),
        at);
  }

  Rule rule(@Nullable Integer percent) {
    return rule(
        percent == null ? null : new Grant.Percentage(new Percent(percent * 100)), Map.of());
  }

  Rule rule(@Nullable Grant grant, Map<ClaimId, Money> awards) {
    return new Rule(ORDER, CASE, PLATFORM, grant, Fault.MERCHANT, TEXT, awards, basis(), NOW);
  }

  ClaimCompensation claim(Requester by, String ground, long euros) {
    return new ClaimCompensation(ORDER, CASE, CLAIM, by, ground, euros(euros), TEXT, basis(), NOW);
  }

  DecideClaim decideClaim(Requester by, long euros) {
    return new DecideClaim(ORDER, CASE, CLAIM, by, euros(euros), TEXT, NOW);
  }

  PromiseReorder promiseReorder() {
    return new PromiseReorder(ORDER, CASE, PLATFORM, basis(), NOW);
  }

  LinkReorder linkReorder(Instant placedAt) {
    return new LinkReorder(
        ORDER,
        CASE,
        AnOrder.of("O-2", placedAt).appointment(1, START).placed(),
        new Bearing(Fault.CUSTOMER, CauseClass.MISTAKE, false),
        NOW);
  }

  LapseReorder lapseReorder(Instant at) {
    return new LapseReorder(ORDER, CASE, at);
  }

  Supersede supersede() {
    return new Supersede(ORDER, CASE, "PAYMENT_FAILED", NOW);
  }

  RequestRefund requestRefund(Requester by) {
    return new RequestRefund(ORDER, CASE, by, basis(), NOW);
  }

  Settle settle() {
    return new Settle(
        ORDER,
        CASE,
        List.of(new StepAnswer(new StepId("case-1/refund"), StepOutcome.DONE, "e-1", NOW)),
        euros(160),
        NOW);
  }

  NoteOverdue overdue() {
    return new NoteOverdue(ORDER, CASE, List.of(new StepId("case-1/refund")), NOW);
  }

  /** The events of the last command, after those before it. */
  static List<CancellationEvent> eventsOf(CaseCommand... commands) {
    List<CancellationEvent> events = new ArrayList<>();
    new AggregateTestFixture<>(OrderCancellations.class)
        .givenCommands((Object[]) Arrays.copyOf(commands, commands.length - 1))
        .when(commands[commands.length - 1])
        .expectEventsMatching(
            Matchers.payloadsMatching(
                Matchers.matches((List<?> payloads) -> {
                  payloads.forEach(payload -> events.add((CancellationEvent) payload));
                  return true;
                })));
    return events;
  }

  /** What the last command answers, after those before it. */
  static CaseOutcome outcomeOf(CaseCommand... commands) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    new AggregateTestFixture<>(OrderCancellations.class)
        .givenCommands((Object[]) Arrays.copyOf(commands, commands.length - 1))
        .when(commands[commands.length - 1])
        .expectResultMessagePayloadMatching(
            Matchers.matches((Object answer) -> outcomes.add((CaseOutcome) answer)));
    return outcomes.getFirst();
  }
}
