package dev.rescind.cancellation.settlement;

import static dev.rescind.events.StepOutcome.DONE;
import static dev.rescind.events.StepOutcome.NOT_DUE;

import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AvailabilityEvent.SlotClosed;
import dev.rescind.events.RefundEvent.RefundReduced;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the owners of steps answer where a reason or upstream has it otherwise than usual. */
@Configuration(proxyBeanMethods = false)
class RareAnswers {

  @Bean
  Reaction<SlotClosed> whenSlotClosedThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        SlotClosed.class,
        settlement,
        (event, cause) -> Optional.of(Answer.to(event, DONE, event.closedAt(), null, cause)));
  }

  /** Upstream gave the rest back itself: nothing of the step is open any more. */
  @Bean
  Reaction<RefundReduced> whenRefundReducedThenAnswerStep(SettlementProcess settlement) {
    return AnswerReaction.awaited(
        RefundReduced.class,
        settlement,
        (event, cause) ->
            Optional.of(event)
                .filter(RefundReduced::stepDone)
                .map(done ->
                    Answer.to(
                        done,
                        done.issuedForStep().isPositive() ? DONE : NOT_DUE,
                        done.reducedAt(),
                        done.issuedForStep().amount(),
                        cause)));
  }
}
