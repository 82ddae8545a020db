package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Aggregate;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.RefundRequested;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the chassis of the aggregate, and of every decision that sets steps off. */
@Configuration(proxyBeanMethods = false)
class RefundsConfiguration {

  @Bean
  Aggregate<OrderRefunds> orderRefunds() {
    return new Aggregate<>(OrderRefunds.class);
  }

  @Bean
  Reaction<CancellationApproved> whenCancellationApprovedThenAnswerSteps(
      Decisions decisions, RefundSteps refunds, AccountSteps accounts) {
    return new WhenStepsAreSetOffThenAnswerThem<>(
        CancellationApproved.class, decisions, refunds, accounts);
  }

  @Bean
  Reaction<AlternativeAccepted> whenAlternativeAcceptedThenAnswerSteps(
      Decisions decisions, RefundSteps refunds, AccountSteps accounts) {
    return new WhenStepsAreSetOffThenAnswerThem<>(
        AlternativeAccepted.class, decisions, refunds, accounts);
  }

  @Bean
  Reaction<DisputeRuled> whenDisputeRuledThenAnswerSteps(
      Decisions decisions, RefundSteps refunds, AccountSteps accounts) {
    return new WhenStepsAreSetOffThenAnswerThem<>(DisputeRuled.class, decisions, refunds, accounts);
  }

  @Bean
  Reaction<RefundRequested> whenRefundRequestedThenAnswerSteps(
      Decisions decisions, RefundSteps refunds, AccountSteps accounts) {
    return new WhenStepsAreSetOffThenAnswerThem<>(
        RefundRequested.class, decisions, refunds, accounts);
  }

  @Bean
  Reaction<ClaimDecided> whenClaimDecidedThenAnswerSteps(
      Decisions decisions, RefundSteps refunds, AccountSteps accounts) {
    return new WhenStepsAreSetOffThenAnswerThem<>(ClaimDecided.class, decisions, refunds, accounts);
  }
}
