package dev.rescind.cancellation.cases;

import static dev.rescind.cancellation.cases.ACase.CUSTOMER;
import static dev.rescind.cancellation.cases.ACase.NOW;
import static dev.rescind.cancellation.cases.ACase.outcomeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.cases.CaseCommand.OfCase;
import dev.rescind.events.CancellationId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every action in every state: the table says what is possible, and the case keeps to it. */
class TransitionsTest {

  private static final ACase TOURS = ACase.under("experiences");

  /** The shortest way into each state. */
  private static final Map<CaseState, List<CaseCommand>> WAYS =
      new EnumMap<>(
          Map.ofEntries(
              way(CaseState.AWAITING_ORDER, TOURS.requestForUnknownOrder()),
              way(CaseState.AWAITING_RESPONSE, TOURS.request()),
              way(CaseState.ALTERNATIVE_OFFERED, TOURS.request(), TOURS.offer()),
              way(CaseState.KEEPING, TOURS.request(), TOURS.offer(), TOURS.accept(1, NOW)),
              way(
                  CaseState.DISPUTED,
                  TOURS.request(),
                  TOURS.reject(),
                  TOURS.dispute(CUSTOMER, NOW)),
              way(CaseState.APPROVED, TOURS.request(), TOURS.approve()),
              way(CaseState.SETTLED, TOURS.request(), TOURS.approve(), TOURS.settle()),
              way(CaseState.REJECTED, TOURS.request(), TOURS.reject()),
              way(CaseState.WITHDRAWN, TOURS.request(), TOURS.withdraw()),
              way(
                  CaseState.KEPT,
                  TOURS.request(),
                  TOURS.reject(ACase.MERCHANT, RejectionReason.CUSTOMER_KEEPS_SCHEDULE, NOW)),
              way(CaseState.SUPERSEDED, TOURS.request(), TOURS.supersede())));

  private static Map.Entry<CaseState, List<CaseCommand>> way(
      CaseState state, CaseCommand... commands) {
    return Map.entry(state, List.of(commands));
  }

  /** One command for each action. */
  private static final List<OfCase> COMMANDS =
      List.of(
          TOURS.judge(),
          TOURS.giveUp(),
          TOURS.approve(),
          TOURS.reject(),
          TOURS.withdraw(),
          TOURS.remind(NOW),
          TOURS.silence(NOW),
          TOURS.reroute(),
          TOURS.offer(),
          TOURS.accept(1, NOW),
          TOURS.decline(1, NOW),
          TOURS.lapse(NOW),
          TOURS.fail(),
          TOURS.dispute(CUSTOMER, NOW),
          TOURS.withdrawDispute(),
          TOURS.rule(100),
          TOURS.evidence(NOW),
          TOURS.claim(ACase.MERCHANT, "WORK_DONE", 1),
          TOURS.decideClaim(CUSTOMER, 1),
          TOURS.say(),
          TOURS.promiseReorder(),
          TOURS.linkReorder(NOW),
          TOURS.lapseReorder(NOW),
          TOURS.requestRefund(CUSTOMER),
          TOURS.settle(),
          TOURS.overdue(),
          TOURS.supersede());

  static Stream<Arguments> matrix() {
    return Arrays.stream(CaseState.values())
        .flatMap(state ->
            COMMANDS.stream().map(command -> Arguments.of(state, CaseAction.of(command), command)));
  }

  @Test
  void everyStateAndEveryActionIsInTheMatrix() {
    assertThat(WAYS.keySet()).containsExactlyInAnyOrder(CaseState.values());
    assertThat(COMMANDS).extracting(CaseAction::of).containsExactlyInAnyOrder(CaseAction.values());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("matrix")
  void theCaseKeepsToTheTable(CaseState state, CaseAction action, OfCase command) {
    CaseOutcome outcome = outcomeOf(after(state, command));

    if (action.isPossibleIn(state)) {
      assertThat(outcome)
          .isNotInstanceOfAny(CaseOutcome.NotPossible.class, CaseOutcome.Unknown.class);
    } else {
      assertThat(outcome).isEqualTo(new CaseOutcome.NotPossible(action, state));
    }
  }

  private static CaseCommand[] after(CaseState state, CaseCommand last) {
    return Stream.concat(WAYS.get(state).stream(), Stream.of(last)).toArray(CaseCommand[]::new);
  }

  @Test
  void aCaseThatNobodyKnowsIsUnknown() {
    ACase other = ACase.under("experiences");

    assertThat(
            outcomeOf(
                other.request(new CancellationId("other"), CUSTOMER, "CHANGE_OF_PLANS", null),
                TOURS.approve()))
        .isEqualTo(new CaseOutcome.Unknown());
  }
}
