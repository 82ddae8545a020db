package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.ResponseCommand.Approve;
import dev.rescind.cancellation.cases.ResponseCommand.PostMessage;
import dev.rescind.cancellation.cases.ResponseCommand.Reject;
import dev.rescind.cancellation.cases.ResponseCommand.Remind;
import dev.rescind.cancellation.cases.ResponseCommand.Reroute;
import dev.rescind.cancellation.cases.ResponseCommand.TakeSilence;
import dev.rescind.cancellation.cases.ResponseCommand.Withdraw;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.Decision;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.Grant;
import dev.rescind.policy.GrantKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the awaited party, the requester and the clock can do while a decision is due. */
final class Responding {

  private Responding() {}

  static Decided approve(OrderCase asked, Approve command) {
    ResponseAwaited awaited = asked.own().awaited().orElseThrow();
    if (command.by().party() != awaited.awaited()) {
      return notAwaited(awaited);
    }
    if (isLate(awaited, command.at())) {
      return tooLate(awaited);
    }
    Grant grant = grant(command.grant());
    if (!command.basis().policy().terms().mayGrant(grant)) {
      return Decided.refused(
          "grant-not-allowed", "the policy does not let who approves choose " + command.grant());
    }
    return switch (Judgement.granting(asked, command.basis(), grant)) {
      case Evaluation.Refused refusal -> noLongerPossible(refusal);
      case Evaluation.Approved approval ->
          Decided.events(
              Verdicts.approved(
                  asked,
                  command.basis(),
                  approval,
                  new Decision(command.by(), command.grant().name(), command.remark()),
                  command.at()));
    };
  }

  private static Grant grant(GrantKind kind) {
    return switch (kind) {
      case BY_POLICY -> Grant.byPolicy();
      case FULL_FOR_SPECIAL_REASON -> new Grant.FullForSpecialReason();
    };
  }

  static Decided reject(OrderCase asked, Reject command) {
    ResponseAwaited awaited = asked.own().awaited().orElseThrow();
    if (command.by().party() != awaited.awaited()) {
      return notAwaited(awaited);
    }
    if (isLate(awaited, command.at())) {
      return tooLate(awaited);
    }
    Decision decision = new Decision(command.by(), command.reason().name(), command.remark());
    return command.reason() == RejectionReason.CUSTOMER_KEEPS_SCHEDULE
        ? Decided.events(kept(asked, awaited, decision, command.at()))
        : Decided.events(
            rejected(
                asked,
                command.basis(),
                awaited,
                decision,
                "response",
                Map.of("by", command.by().party().name(), "reason", command.reason().name()),
                "Who was asked does not agree.",
                command.at()));
  }

  private static OrderKept kept(
      OrderCase asked, ResponseAwaited awaited, Decision decision, Instant at) {
    return new OrderKept(
        asked.id(),
        asked.orderId(),
        awaited.merchantId(),
        awaited.customerId(),
        null,
        decision,
        Money.zero(awaited.refund().currency()),
        at,
        asked.request().upstreamRequestId(),
        false);
  }

  private static CaseEvent rejected(
      OrderCase asked,
      Basis basis,
      ResponseAwaited awaited,
      Decision decision,
      String rule,
      Map<String, String> inputs,
      String effect,
      Instant at) {
    Evaluation.Refused refusal =
        Verdicts.refusal(
            new Evaluation.Refused(awaited.route(), awaited.explanation()), rule, inputs, effect);
    return Verdicts.rejected(asked, basis.policy(), basis.order(), refusal, decision, false, at);
  }

  static Decided withdraw(OrderCase asked, Withdraw command) {
    Requester requester = asked.requester();
    if (requester.party() != command.by().party()) {
      return Decided.refused("not-yours", "only who asked may take it back");
    }
    List<CaseEvent> events = new ArrayList<>();
    events.addAll(Offering.ended(asked, AlternativeDeclined.Why.DECLINED, requester, command.at()));
    events.add(
        new CancellationWithdrawn(
            asked.id(),
            asked.orderId(),
            asked.knownMerchant(),
            asked.knownCustomer(),
            requester,
            command.at(),
            asked.request().upstreamRequestId(),
            false));
    return new Decided.Events(events);
  }

  /** The deadline that came may not be the one that holds now: then nothing happens. */
  static Decided silence(OrderCase asked, TakeSilence command) {
    ResponseAwaited awaited = asked.own().awaited().orElseThrow();
    if (!isLate(awaited, command.at())) {
      return Decided.nothing();
    }
    Silence silence = Objects.requireNonNull(awaited.silence());
    Decision decision = new Decision(null, Verdicts.SILENCE, null);
    return switch (silence) {
      case PLATFORM -> Decided.events(Waits.byPlatform(awaited, command.at()));
      case REJECT -> Decided.events(silentNo(asked, command, awaited, decision));
      case APPROVE ->
          switch (Judgement.granting(asked, command.basis(), Grant.byPolicy())) {
            case Evaluation.Refused refusal ->
                Decided.events(
                    Verdicts.rejected(
                        asked,
                        command.basis().policy(),
                        command.basis().order(),
                        refusal,
                        decision,
                        false,
                        command.at()));
            case Evaluation.Approved approval ->
                Decided.events(
                    Verdicts.approved(asked, command.basis(), approval, decision, command.at()));
          };
    };
  }

  private static CaseEvent silentNo(
      OrderCase asked, TakeSilence command, ResponseAwaited awaited, Decision decision) {
    return rejected(
        asked,
        command.basis(),
        awaited,
        decision,
        "silence",
        Map.of("respondBy", String.valueOf(awaited.respondBy()), "means", Silence.REJECT.name()),
        "Nobody answered in time, which the policy takes for a no.",
        command.at());
  }

  /** Each reminder once; those that were slept through are made up for by one. */
  static Decided remind(OrderCase asked, Remind command) {
    ResponseAwaited awaited = asked.own().awaited().orElseThrow();
    Instant respondBy = awaited.respondBy();
    Instant done = asked.own().remindedAt().orElse(Instant.MIN);
    boolean due =
        awaited.remindAt().stream()
            .anyMatch(reminder -> reminder.isAfter(done) && !reminder.isAfter(command.at()));
    return respondBy == null || !due || isLate(awaited, command.at())
        ? Decided.nothing()
        : Decided.events(Waits.reminder(awaited, respondBy, command.at()));
  }

  /**
   * Takes the harder road once the order has come further: who would not have been asked had it
   * been so when the request was made is asked no longer.
   */
  static Decided reroute(OrderCase asked, Reroute command) {
    ResponseAwaited awaited = asked.own().awaited().orElseThrow();
    if (awaited.awaited() == Party.PLATFORM) {
      return Decided.nothing();
    }
    return isForPlatform(asked, command.basis())
        ? Decided.events(Waits.byPlatform(awaited, command.at()))
        : Decided.nothing();
  }

  /** Whether the order has come so far that the other side is not the one to ask any more. */
  static boolean isForPlatform(OrderCase asked, Basis basis) {
    return switch (Judgement.asItStands(asked, basis)) {
      case Evaluation.Refused _ -> true;
      case Evaluation.Approved approval -> approval.route() == Route.PLATFORM;
    };
  }

  static Decided post(OrderCase asked, PostMessage command) {
    return Decided.events(
        new MessagePosted(
            asked.id(),
            asked.orderId(),
            asked.knownMerchant(),
            asked.knownCustomer(),
            command.messageId(),
            command.author(),
            command.text(),
            command.visibility(),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  private static boolean isLate(ResponseAwaited awaited, Instant at) {
    return awaited.respondBy() != null && at.isAfter(awaited.respondBy());
  }

  private static Decided tooLate(ResponseAwaited awaited) {
    return Decided.refused(
        "response-too-late",
        "the answer was due by " + awaited.respondBy() + "; the policy decides what silence means");
  }

  static Decided notAwaited(ResponseAwaited awaited) {
    return Decided.refused(
        "not-awaited", "the case waits for the answer of the " + awaited.awaited());
  }

  static Decided noLongerPossible(Evaluation.Refused refusal) {
    return Decided.refused("no-longer-possible", refusal.explanation().rules().getLast().effect());
  }
}
