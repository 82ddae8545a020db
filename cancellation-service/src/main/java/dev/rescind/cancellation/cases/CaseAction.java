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
  DECIDE_CLAIM(AWAITING_RESPONSE, DISPUTED, APPROVED, SETTLED),
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
  SETTLE(KEEPING, APPROVED),
  NOTE_OVERDUE(KEEPING, APPROVED),
  SUPERSEDE(AWAITING_RESPONSE, ALTERNATIVE_OFFERED, KEEPING, DISPUTED);

  @SuppressWarnings("ImmutableEnumChecker") // Filled once and never handed out.
  private final Set<CaseState> states;

  CaseAction(CaseState first, CaseState... others) {
    this.states = EnumSet.of(first, others);
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
          PROMISE_REORDER ->
          true;
    };
  }

  /** What the table allows in a state, in the order of the table. */
  static List<CaseAction> possibleIn(CaseState state) {
    return Arrays.stream(values()).filter(action -> action.isPossibleIn(state)).toList();
  }
}
