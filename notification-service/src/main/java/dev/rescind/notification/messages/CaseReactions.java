package dev.rescind.notification.messages;

import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.ReorderEvent.ReorderLapsed;
import dev.rescind.events.ReorderEvent.ReorderPromised;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The events of a case that somebody is told of; {@link WhoIsTold} says who. */
@Configuration(proxyBeanMethods = false)
class CaseReactions {

  @Bean
  Reaction<CancellationApproved> whenCancellationApprovedThenTell(Notifications notifications) {
    return new TellingReaction<>(CancellationApproved.class, notifications);
  }

  @Bean
  Reaction<CancellationRejected> whenCancellationRejectedThenTell(Notifications notifications) {
    return new TellingReaction<>(CancellationRejected.class, notifications);
  }

  @Bean
  Reaction<CancellationWithdrawn> whenCancellationWithdrawnThenTell(Notifications notifications) {
    return new TellingReaction<>(CancellationWithdrawn.class, notifications);
  }

  @Bean
  Reaction<CancellationSuperseded> whenCancellationSupersededThenTell(Notifications notifications) {
    return new TellingReaction<>(CancellationSuperseded.class, notifications);
  }

  @Bean
  Reaction<ResponseAwaited> whenResponseAwaitedThenTell(Notifications notifications) {
    return new TellingReaction<>(ResponseAwaited.class, notifications);
  }

  @Bean
  Reaction<ResponseReminded> whenResponseRemindedThenTell(Notifications notifications) {
    return new TellingReaction<>(ResponseReminded.class, notifications);
  }

  @Bean
  Reaction<MessagePosted> whenMessagePostedThenTell(Notifications notifications) {
    return new TellingReaction<>(MessagePosted.class, notifications);
  }

  @Bean
  Reaction<AlternativeOffered> whenAlternativeOfferedThenTell(Notifications notifications) {
    return new TellingReaction<>(AlternativeOffered.class, notifications);
  }

  @Bean
  Reaction<AlternativeDeclined> whenAlternativeDeclinedThenTell(Notifications notifications) {
    return new TellingReaction<>(AlternativeDeclined.class, notifications);
  }

  @Bean
  Reaction<AlternativeAccepted> whenAlternativeAcceptedThenTell(Notifications notifications) {
    return new TellingReaction<>(AlternativeAccepted.class, notifications);
  }

  @Bean
  Reaction<OrderKept> whenOrderKeptThenTell(Notifications notifications) {
    return new TellingReaction<>(OrderKept.class, notifications);
  }

  @Bean
  Reaction<DisputeOpened> whenDisputeOpenedThenTell(Notifications notifications) {
    return new TellingReaction<>(DisputeOpened.class, notifications);
  }

  @Bean
  Reaction<DisputeWithdrawn> whenDisputeWithdrawnThenTell(Notifications notifications) {
    return new TellingReaction<>(DisputeWithdrawn.class, notifications);
  }

  @Bean
  Reaction<DisputeRuled> whenDisputeRuledThenTell(Notifications notifications) {
    return new TellingReaction<>(DisputeRuled.class, notifications);
  }

  @Bean
  Reaction<CompensationClaimed> whenCompensationClaimedThenTell(Notifications notifications) {
    return new TellingReaction<>(CompensationClaimed.class, notifications);
  }

  @Bean
  Reaction<ClaimDecided> whenClaimDecidedThenTell(Notifications notifications) {
    return new TellingReaction<>(ClaimDecided.class, notifications);
  }

  @Bean
  Reaction<ReorderPromised> whenReorderPromisedThenTell(Notifications notifications) {
    return new TellingReaction<>(ReorderPromised.class, notifications);
  }

  @Bean
  Reaction<ReorderLapsed> whenReorderLapsedThenTell(Notifications notifications) {
    return new TellingReaction<>(ReorderLapsed.class, notifications);
  }
}
