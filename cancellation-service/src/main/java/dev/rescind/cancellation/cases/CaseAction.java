package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.cases.CaseState.ALTERNATIVE_OFFERED;
import static dev.rescind.cancellation.cases.CaseState.APPROVED;
import static dev.rescind.cancellation.cases.CaseState.AWAITING_ORDER;
import static dev.rescind.cancellation.cases.CaseState.AWAITING_RESPONSE;
import static dev.rescind.cancellation.cases.CaseState.DISPUTED;
import static dev.rescind.cancellation.cases.CaseState.KEEPING;
import static dev.rescind.cancellation.cases.CaseState.REJECTED;
import static dev.rescind.cancellation.cases.CaseState.SETTLED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be done with a case, and in which states: the whole table of its life. */
public enum CaseAction {
  JUDGE(AWAITING_ORDER),
  GIVE_UP(AWAITING_ORDER),
  APPROVE(AWAITING_RESPONSE),
  REJECT(AWAITING_RESPONSE),
  WITHDRAW(AWAITING_ORDER, AWAITING_RESPONSE, ALTERNATIVE_OFFERED),
  REMIND(AWAITING_RESPONSE),
  TAKE_SILENCE(AWAITING_RESPONSE),
  REROUTE(AWAITING_RESPONSE),
  OFFER_ALTERNATIVE(AWAITING_RESPONSE),
  ACCEPT_ALTERNATIVE(ALTERNATIVE_OFFERED),
  DECLINE_ALTERNATIVE(ALTERNATIVE_OFFERED),
  LAPSE_ALTERNATIVE(ALTERNATIVE_OFFERED),
  FAIL_ALTERNATIVE(KEEPING),
  OPEN_DISPUTE(REJECTED, SETTLED),
  WITHDRAW_DISPUTE(DISPUTED),
  RULE(DISPUTED),
  SUBMIT_EVIDENCE(AWAITING_RESPONSE, DISPUTED, APPROVED, SETTLED),
  CLAIM_COMPENSATION(AWAITING_RESPONSE, DISPUTED, APPROVED, SETTLED),
  DECIDE_CLAIM(DISPUTED, APPROVED, SETTLED),
  POST_MESSAGE(
      AWAITING_ORDER,
      AWAITING_RESPONSE,
      ALTERNATIVE_OFFERED,
      KEEPING,
      DISPUTED,
      APPROVED,
      SETTLED,
      REJECTED),
  PROMISE_REORDER(AWAITING_RESPONSE, APPROVED, SETTLED),
  LINK_REORDER(AWAITING_RESPONSE, DISPUTED, APPROVED, SETTLED),
  LAPSE_REORDER(AWAITING_RESPONSE, DISPUTED, APPROVED, SETTLED, REJECTED),
  REQUEST_REFUND(APPROVED, SETTLED),
  SETTLE(KEEPING, APPROVED),
  NOTE_OVERDUE(KEEPING, APPROVED),
  SUPERSEDE(AWAITING_RESPONSE, ALTERNATIVE_OFFERED, KEEPING, DISPUTED);

  @SuppressWarnings("ImmutableEnumChecker") // Filled once and never handed out.
  private final Set<CaseState> states;

  CaseAction(CaseState first, CaseState... others) {
    this.states = EnumSet.of(first, others);
  }

  /** What a command does. */
  static CaseAction of(CaseCommand.OfCase command) {
    return switch (command) {
      case RequestCommand.JudgeWaitingCase _ -> JUDGE;
      case RequestCommand.GiveUpWaiting _ -> GIVE_UP;
      case ResponseCommand.Approve _ -> APPROVE;
      case ResponseCommand.Reject _ -> REJECT;
      case ResponseCommand.Withdraw _ -> WITHDRAW;
      case ResponseCommand.TakeSilence _ -> TAKE_SILENCE;
      case ResponseCommand.Reroute _ -> REROUTE;
      case ResponseCommand.Remind _ -> REMIND;
      case AlternativeCommand.OfferAlternative _ -> OFFER_ALTERNATIVE;
      case AlternativeCommand.AcceptAlternative _ -> ACCEPT_ALTERNATIVE;
      case AlternativeCommand.DeclineAlternative _ -> DECLINE_ALTERNATIVE;
      case AlternativeCommand.LapseAlternative _ -> LAPSE_ALTERNATIVE;
      case AlternativeCommand.FailAlternative _ -> FAIL_ALTERNATIVE;
      case ResponseCommand.PostMessage _ -> POST_MESSAGE;
      case DisputeCommand.OpenDispute _ -> OPEN_DISPUTE;
      case DisputeCommand.WithdrawDispute _ -> WITHDRAW_DISPUTE;
      case DisputeCommand.SubmitEvidence _ -> SUBMIT_EVIDENCE;
      case DisputeCommand.Rule _ -> RULE;
      case ClaimCommand.ClaimCompensation _ -> CLAIM_COMPENSATION;
      case ClaimCommand.DecideClaim _ -> DECIDE_CLAIM;
      case ReorderCommand.PromiseReorder _ -> PROMISE_REORDER;
      case ReorderCommand.LinkReorder _ -> LINK_REORDER;
      case ReorderCommand.LapseReorder _ -> LAPSE_REORDER;
      case SettlingCommand.Supersede _ -> SUPERSEDE;
      case SettlingCommand.Settle _ -> SETTLE;
      case SettlingCommand.NoteOverdue _ -> NOTE_OVERDUE;
      case SettlingCommand.RequestRefund _ -> REQUEST_REFUND;
    };
  }

  /** Whether the table allows it; who may, and until when, is decided besides. */
  public boolean isPossibleIn(CaseState state) {
    return states.contains(state);
  }

  /** Whether people do it, and not the clock or another service. */
  boolean isForPeople() {
    return switch (this) {
      case JUDGE,
          GIVE_UP,
          REMIND,
          TAKE_SILENCE,
          REROUTE,
          LAPSE_ALTERNATIVE,
          FAIL_ALTERNATIVE,
          LINK_REORDER,
          LAPSE_REORDER,
          SETTLE,
          NOTE_OVERDUE,
          SUPERSEDE ->
          false;
      case APPROVE,
          REJECT,
          WITHDRAW,
          OFFER_ALTERNATIVE,
          ACCEPT_ALTERNATIVE,
          DECLINE_ALTERNATIVE,
          OPEN_DISPUTE,
          WITHDRAW_DISPUTE,
          RULE,
          SUBMIT_EVIDENCE,
          CLAIM_COMPENSATION,
          DECIDE_CLAIM,
          POST_MESSAGE,
          PROMISE_REORDER,
          REQUEST_REFUND ->
          true;
    };
  }

  /** What the table allows in a state, in the order of the table. */
  static List<CaseAction> possibleIn(CaseState state) {
    return Arrays.stream(values()).filter(action -> action.isPossibleIn(state)).toList();
  }
}
