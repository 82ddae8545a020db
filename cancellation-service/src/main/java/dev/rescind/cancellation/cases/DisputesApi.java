package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.CaseActions.Sent;
import dev.rescind.cancellation.cases.ClaimCommand.ClaimCompensation;
import dev.rescind.cancellation.cases.ClaimCommand.DecideClaim;
import dev.rescind.cancellation.cases.DisputeCommand.OpenDispute;
import dev.rescind.cancellation.cases.DisputeCommand.Rule;
import dev.rescind.cancellation.cases.DisputeCommand.WithdrawDispute;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.ClaimId;
import dev.rescind.events.Fault;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.policy.Grant;
import dev.rescind.policy.Percent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Disputes and claims: brought by the parties, ruled on by the arbiter. */
@RestController
@RequestMapping("/api/cancellations/{cancellationId}")
class DisputesApi {

  private final CaseActions actions;
  private final Conversations conversations;
  private final Wordings words;
  private final Ids ids;

  DisputesApi(CaseActions actions, Conversations conversations, Wordings words, Ids ids) {
    this.actions = actions;
    this.conversations = conversations;
    this.words = words;
    this.ids = ids;
  }

  /**
   * A dispute: an escalation of a rejection, a contest of what was settled, or an appeal, as the
   * case stands.
   *
   * @param statement what the party says to it
   */
  record Dispute(DisputeGround ground, String statement) {}

  /**
   * A ruling. With neither {@code percent} nor {@code lines} who opened the dispute gets nothing.
   *
   * @param percent the share of everything that goes back in all, 0 to 100
   * @param lines instead: what goes back in all for each line
   * @param reason what both are told
   * @param awards what is awarded of the open claims, by id; a claim that is not named gets nothing
   */
  record RulingBody(
      @Nullable Integer percent,
      @Nullable List<LineAmount> lines,
      Fault fault,
      String reason,
      @Nullable List<Award> awards) {}

  /** What goes back for a line in all. */
  record LineAmount(LineId lineId, Money amount) {}

  /** What is awarded of a claim. */
  record Award(ClaimId claimId, Money amount) {}

  /**
   * A claim.
   *
   * @param ground one of the policy's codes
   */
  record ClaimBody(String ground, Money amount, @Nullable String statement) {}

  /**
   * A decision on a claim.
   *
   * @param awarded zero refuses it
   */
  record ClaimDecision(Money awarded, @Nullable String remark) {}

  @PostMapping("/dispute")
  ResponseEntity<byte[]> dispute(@RequestBody Dispute body, Sent sent) {
    words.require("statement", body.statement());
    return actions.act(
        sent,
        "dispute",
        body,
        meant ->
            new OpenDispute(
                meant.orderId(),
                meant.id(),
                meant.by(),
                body.ground(),
                words.kept(meant.by(), body.statement()),
                meant.basis(CaseAction.OPEN_DISPUTE),
                meant.at()));
  }

  @PostMapping("/dispute/withdrawal")
  ResponseEntity<byte[]> withdraw(Sent sent) {
    return actions.act(
        sent,
        "dispute/withdrawal",
        new ResponsesApi.Nothing(),
        meant -> new WithdrawDispute(meant.orderId(), meant.id(), meant.by(), meant.at()));
  }

  @PostMapping("/ruling")
  ResponseEntity<byte[]> rule(@RequestBody RulingBody body, Sent sent) {
    sent.caller().requireAny(Role.ARBITER);
    words.require("reason", body.reason());
    Grant grant = grant(body);
    Map<ClaimId, Money> awards =
        body.awards() == null
            ? Map.of()
            : body.awards().stream().collect(Collectors.toMap(Award::claimId, Award::amount));
    return actions.act(
        sent,
        "ruling",
        body,
        meant ->
            new Rule(
                meant.orderId(),
                meant.id(),
                meant.by(),
                grant,
                body.fault(),
                words.kept(meant.by(), body.reason()),
                awards,
                meant.basis(CaseAction.RULE),
                meant.at()));
  }

  private static @Nullable Grant grant(RulingBody body) {
    if (body.percent() != null && body.lines() != null) {
      throw ProblemException.invalid("percent", "and lines exclude each other");
    }
    if (body.percent() != null) {
      if (body.percent() < 0 || body.percent() > 100) {
        throw ProblemException.invalid("percent", "must be 0 to 100");
      }
      return new Grant.Percentage(new Percent(body.percent() * 100));
    }
    if (body.lines() == null) {
      return null;
    }
    if (body.lines().stream().anyMatch(line -> line.amount().amount() < 0)) {
      throw ProblemException.invalid("lines", "must not name negative amounts");
    }
    return new Grant.Amounts(
        body.lines().stream().collect(Collectors.toMap(LineAmount::lineId, LineAmount::amount)));
  }

  @PostMapping("/claim")
  ResponseEntity<byte[]> claim(@RequestBody ClaimBody body, Sent sent) {
    words.check("statement", body.statement());
    if (!body.amount().isPositive()) {
      throw ProblemException.invalid("amount", "must be above zero");
    }
    return actions.act(
        sent,
        "claim",
        body,
        meant ->
            new ClaimCompensation(
                meant.orderId(),
                meant.id(),
                new ClaimId(ids.next().toString()),
                meant.by(),
                body.ground(),
                body.amount(),
                words.keep(meant.by(), body.statement()),
                meant.basis(CaseAction.CLAIM_COMPENSATION),
                meant.at()));
  }

  @PostMapping("/claims/{claimId}/decision")
  ResponseEntity<byte[]> decide(
      @PathVariable String claimId, @RequestBody ClaimDecision body, Sent sent) {
    words.check("remark", body.remark());
    return actions.act(
        sent,
        "claims/" + claimId + "/decision",
        body,
        meant ->
            new DecideClaim(
                meant.orderId(),
                meant.id(),
                new ClaimId(claimId),
                meant.by(),
                body.awarded(),
                words.keep(meant.by(), body.remark()),
                meant.at()));
  }

  @GetMapping("/claims")
  List<Conversations.Claim> claims(@PathVariable String cancellationId, Caller caller) {
    CaseResource shown = actions.visible(cancellationId, caller);
    return conversations.claims(new CancellationId(shown.cancellationId()));
  }
}
