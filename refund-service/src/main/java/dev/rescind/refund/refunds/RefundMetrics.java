package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.Money;
import dev.rescind.events.RefundEvent;
import dev.rescind.events.RefundEvent.CompensationPaid;
import dev.rescind.events.RefundEvent.CreditIssued;
import dev.rescind.events.RefundEvent.RefundFailed;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundEvent.RefundNotDue;
import dev.rescind.events.RefundEvent.RefundReduced;
import dev.rescind.events.RefundEvent.RefundScheduled;
import dev.rescind.events.RefundId;
import dev.rescind.refund.refunds.TenderFacts.Facts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Refunds by outcome and method, credits and compensation, outcomes that are unknown, and the time
 * from the decision to the last tender. History is not counted.
 */
@Component
final class RefundMetrics implements View {

  private static final String NO_METHOD = "NONE";

  /** From what a gateway takes to what a payment is waited for. */
  private static final Duration[] TIMES =
      Stream.of(
              "PT0.005S",
              "PT0.01S",
              "PT0.025S",
              "PT0.05S",
              "PT0.1S",
              "PT0.25S",
              "PT0.5S",
              "PT1S",
              "PT2.5S",
              "PT5S",
              "PT10S",
              "PT1M",
              "PT10M",
              "PT1H",
              "PT6H",
              "P1D")
          .map(Duration::parse)
          .toArray(Duration[]::new);

  private final TenderFacts facts;
  private final MeterRegistry registry;
  private final Counter unknown;
  private final Timer approvalToIssued;

  RefundMetrics(TenderFacts facts, MeterRegistry registry) {
    this.facts = facts;
    this.registry = registry;
    unknown =
        Counter.builder("rescind.refunds.unknown")
            .description("Calls to the gateway whose outcome was not known")
            .register(registry);
    Stream.of("NOT_DUE", "CREDITED", "COMPENSATED").forEach(each -> outcome(each, NO_METHOD));
    approvalToIssued =
        Timer.builder("rescind.refunds.approval.to.issued")
            .description("From the decision until every tender of its refund is issued")
            .serviceLevelObjectives(TIMES)
            .register(registry);
  }

  void unknownOutcome() {
    unknown.increment();
  }

  @Override
  public void apply(List<Recorded> events) {
    List<RefundEvent> present =
        events.stream()
            .map(Recorded::event)
            .filter(RefundEvent.class::isInstance)
            .map(RefundEvent.class::cast)
            .filter(RefundMetrics::isCounted)
            .toList();
    Map<RefundId, Facts> known = facts.of(present.stream().flatMap(RefundMetrics::asked).toList());
    OnceCommitted.count(() -> present.forEach(event -> count(event, known)));
  }

  private static boolean isCounted(RefundEvent event) {
    return switch (event) {
      case RefundScheduled _, RefundReduced _ -> false;
      case CreditIssued credit -> !credit.historical();
      case CompensationPaid compensation -> !compensation.historical();
      case RefundIssued issued -> !issued.historical();
      case RefundFailed failed -> !failed.historical();
      case RefundNotDue notDue -> !notDue.historical();
    };
  }

  private static Stream<RefundId> asked(RefundEvent event) {
    return switch (event) {
      case RefundIssued issued -> Stream.of(issued.refundId());
      case RefundFailed failed -> Stream.of(failed.refundId());
      default -> Stream.empty();
    };
  }

  private void count(RefundEvent event, Map<RefundId, Facts> known) {
    switch (event) {
      case RefundIssued issued -> issued(issued, known.getOrDefault(issued.refundId(), Facts.NONE));
      case RefundFailed failed ->
          outcome(
                  "FAILED",
                  known.getOrDefault(failed.refundId(), Facts.NONE).method(failed.paymentId()))
              .increment();
      case RefundNotDue notDue -> outcome("NOT_DUE", NO_METHOD).increment();
      case CreditIssued credit -> beside("CREDITED", "credited", credit.amount());
      case CompensationPaid paid -> beside("COMPENSATED", "compensated", paid.amount());
      default -> {}
    }
  }

  private void issued(RefundIssued event, Facts known) {
    String method = known.method(event.paymentId());
    outcome("ISSUED", method).increment();
    Counter.builder("rescind.refunds.issued.amount")
        .description("What was given back, in minor units of the currency")
        .tag("currency", event.amount().currency())
        .tag("method", method)
        .register(registry)
        .increment((double) event.amount().amount());
    if (event.stepDone() && known.decidedAt() != null) {
      approvalToIssued.record(Duration.between(known.decidedAt(), event.issuedAt()));
    }
  }

  /** What went to a party, but not by a refund. */
  private void beside(String outcome, String word, Money amount) {
    outcome(outcome, NO_METHOD).increment();
    Counter.builder("rescind.refunds." + word + ".amount")
        .description("What was " + word + ", in minor units of the currency")
        .tag("currency", amount.currency())
        .register(registry)
        .increment((double) amount.amount());
  }

  private Counter outcome(String outcome, String method) {
    return Counter.builder("rescind.refunds.outcomes")
        .description(
            "Tenders issued and failed, steps without a refund, credits and compensation; history not counted")
        .tag("outcome", outcome)
        .tag("method", method)
        .register(registry);
  }
}
