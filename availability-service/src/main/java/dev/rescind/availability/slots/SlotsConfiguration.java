package dev.rescind.availability.slots;

import dev.rescind.chassis.eventstore.Aggregate;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the chassis of the aggregate, and of every decision that sets steps off. */
@Configuration(proxyBeanMethods = false)
class SlotsConfiguration {

  @Bean
  Aggregate<Slot> slot() {
    return new Aggregate<>(Slot.class);
  }

  @Bean
  Reaction<CancellationApproved> whenCancellationApprovedThenAnswerSteps(PlaceSteps steps) {
    return new WhenStepsAreSetOffThenAnswerThem<>(CancellationApproved.class, steps);
  }

  @Bean
  Reaction<AlternativeAccepted> whenAlternativeAcceptedThenAnswerSteps(PlaceSteps steps) {
    return new WhenStepsAreSetOffThenAnswerThem<>(AlternativeAccepted.class, steps);
  }

  @Bean
  Reaction<DisputeRuled> whenDisputeRuledThenAnswerSteps(PlaceSteps steps) {
    return new WhenStepsAreSetOffThenAnswerThem<>(DisputeRuled.class, steps);
  }

  @Bean
  Reaction<ClaimDecided> whenClaimDecidedThenAnswerSteps(PlaceSteps steps) {
    return new WhenStepsAreSetOffThenAnswerThem<>(ClaimDecided.class, steps);
  }
}
