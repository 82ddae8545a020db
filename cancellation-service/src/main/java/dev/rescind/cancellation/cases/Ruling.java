package dev.rescind.cancellation.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.rescind.cancellation.cases.DisputeCommand.Rule;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.ClaimId;
import dev.rescind.events.Decision;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.Explanation;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Route;
import dev.rescind.events.SettlementStep;
import dev.rescind.policy.Evaluation;
import dev.rescind.policy.Grant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the arbiter's ruling brings about: of a rejection an approval or a rejection for good, of a
 * case that was settled a further refund or nothing more. It binds the open claims too.
 */
final class Ruling {

  private static final String CODE = "RULING";

  private Ruling() {}

  static Decided rule(OrderCase asked, Rule command) {
    Optional<ClaimId> stranger =
        command.awards().keySet().stream()
            .filter(claim -> !asked.own().openClaims().containsKey(claim))
            .findFirst();
    if (stranger.isPresent()) {
      return Decided.refused("claim-unknown", "no open claim has the id " + stranger.get());
    }
    for (CompensationClaimed claim : asked.own().openClaims().values()) {
      Optional<Decided> wrong = Claiming.tooMuch(claim, Claiming.award(command.awards(), claim));
      if (wrong.isPresent()) {
        return wrong.get();
      }
    }
    return asked.own().beforeDispute() == CaseState.SETTLED
        ? onSettled(asked, command)
        : onRejected(asked, command);
  }

  private static Decided onRejected(OrderCase asked, Rule command) {
    Grant grant = command.grant();
    if (grant == null) {
      Decision decision = new Decision(command.by(), CODE, command.reason());
      Evaluation.Refused refusal =
          Verdicts.refusal(
              new Evaluation.Refused(Route.PLATFORM, new Explanation(List.of())),
              "ruling",
              Map.of("fault", command.fault().name()),
              "The platform ruled that the request stays refused.");
      CaseEvent rejected =
          Verdicts.rejected(
              asked,
              command.basis().policy(),
              command.basis().order(),
              refusal,
              decision,
              true,
              command.at());
      return events(asked, command, false, Money.zero(currency(command)), List.of(), rejected);
    }
    return switch (Judgement.granting(asked, command.basis(), grant)) {
      case Evaluation.Refused refusal -> Responding.noLongerPossible(refusal);
      case Evaluation.Approved approval -> {
        CancellationApproved approved =
            Verdicts.approved(
                asked,
                command.basis(),
                approval,
                new Decision(command.by(), CODE, command.reason()),
                Verdicts.bearing(asked, command.basis().policy())
                    .map(known -> new Bearing(command.fault(), known.cause(), known.counts()))
                    .orElse(null),
                command.at());
        yield events(asked, command, true, approval.refund(), List.of(), approved);
      }
    };
  }

  /** Adds, never takes back: what went back already counts towards what is ruled. */
  private static Decided onSettled(OrderCase asked, Rule command) {
    Grant grant = command.grant();
    Money none = Money.zero(currency(command));
    if (grant == null) {
      return events(asked, command, false, none, List.of(), null);
    }
    return switch (Judgement.granting(asked, command.basis(), grant)) {
      case Evaluation.Refused refusal -> Responding.noLongerPossible(refusal);
      case Evaluation.Approved inAll -> {
        long more = above(asked.own().approved().orElseThrow(), inAll) - addedBefore(asked);
        Money refund = new Money(Math.max(0, more), currency(command));
        int number = asked.own().rulings().size() + 1;
        yield events(
            asked,
            command,
            true,
            refund,
            Settlement.ofRuling(asked.id(), number, refund, command.basis()),
            null);
      }
    };
  }

  /** What the lines get above what the approval gave them, their part of the fees included. */
  private static long above(CancellationApproved approved, Evaluation.Approved inAll) {
    Map<LineId, Long> given =
        approved.lines().stream()
            .collect(
                groupingBy(CancelledLine::lineId, summingLong(line -> line.refund().amount())));
    return inAll.lines().stream()
        .collect(groupingBy(CancelledLine::lineId, summingLong(line -> line.refund().amount())))
        .entrySet()
        .stream()
        .mapToLong(line -> Math.max(0, line.getValue() - given.getOrDefault(line.getKey(), 0L)))
        .sum();
  }

  /** What rulings after the approval added to it; the one that brought it about is in it. */
  private static long addedBefore(OrderCase asked) {
    return asked.own().rulings().stream()
        .filter(ruled -> !ruled.settlement().isEmpty())
        .mapToLong(ruled -> ruled.refund().amount())
        .sum();
  }

  private static Decided events(
      OrderCase asked,
      Rule command,
      boolean granted,
      Money refund,
      List<SettlementStep> steps,
      @Nullable CaseEvent verdict) {
    List<CaseEvent> events = new ArrayList<>();
    events.add(ruled(asked, command, granted, refund, steps));
    for (CompensationClaimed claim : asked.own().openClaims().values()) {
      events.add(
          Claiming.decided(
              asked,
              claim,
              Claiming.award(command.awards(), claim),
              command.by(),
              command.reason(),
              command.at()));
    }
    if (verdict != null) {
      events.add(verdict);
    }
    return new Decided.Events(events);
  }

  private static DisputeRuled ruled(
      OrderCase asked, Rule command, boolean granted, Money refund, List<SettlementStep> steps) {
    OrderPlaced placed = command.basis().order().placed();
    DisputeOpened open = asked.own().dispute().orElseThrow();
    Instant appealUntil = Disputing.appealUntil(asked, command.basis(), command.at()).orElse(null);
    return new DisputeRuled(
        asked.id(),
        asked.orderId(),
        placed.merchantId(),
        placed.customerId(),
        open.kind(),
        granted,
        refund,
        command.fault(),
        command.reason(),
        steps,
        appealUntil,
        command.at(),
        asked.request().upstreamRequestId(),
        false);
  }

  private static String currency(Rule command) {
    return command.basis().order().placed().currency();
  }
}
