package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.chassis.metrics.BoundedTag;
import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationRequested;
import dev.rescind.events.CancellationEvent.SettlementOverdue;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Requests by who asked, where and why; decisions by outcome and route. History is not counted. */
@Component
final class CaseMetrics implements View {

  /**
   * Reasons of every published policy; a platform where each merchant has its own stays legible.
   */
  private static final int MOST_REASONS = 50;

  private static final String UNKNOWN_REASON = "UNKNOWN";

  /** Up to a few days, which is what a counterparty or an arbiter is given. */
  private static final Duration[] DECISION_TIMES = {
    Duration.ofMillis(100),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1),
    Duration.ofMinutes(10),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1),
    Duration.ofDays(2),
    Duration.ofDays(7)
  };

  private final MeterRegistry registry;
  private final PolicyBook policies;
  private final BoundedTag reasons = new BoundedTag(MOST_REASONS);
  private final Counter overdue;

  CaseMetrics(MeterRegistry registry, PolicyBook policies) {
    this.registry = registry;
    this.policies = policies;
    overdue =
        Counter.builder("rescind.cases.overdue")
            .description("Cases brought to attention as a step was not answered in time")
            .register(registry);
    for (Party party : Party.values()) {
      List.of("API", "UPSTREAM").forEach(channel -> requests(party, channel));
    }
    List.of("APPROVED", "REJECTED").forEach(outcome -> decisions(outcome, Route.AUTOMATIC));
  }

  /** A counter that is born with its first request would hide that request from every rate. */
  @EventListener(ApplicationReadyEvent.class)
  void reasonsOfTheCatalogue() {
    policies.catalogue();
    policies.reasonCodes().stream().sorted().forEach(code -> reasons(reason(code)));
  }

  @Override
  public void apply(List<Recorded> events) {
    OnceCommitted.count(() -> events.forEach(this::count));
  }

  private void count(Recorded recorded) {
    switch (recorded.event()) {
      case CancellationRequested event when !event.historical() -> requested(event);
      case CancellationApproved event when !event.historical() -> approved(event);
      case CancellationRejected event when !event.historical() ->
          decided("REJECTED", event.route(), event.requestedAt(), event.decidedAt());
      case SettlementOverdue event when !event.historical() -> overdue.increment();
      default -> {}
    }
  }

  private void requested(CancellationRequested event) {
    requests(event.requester().party(), event.upstreamRequestId() == null ? "API" : "UPSTREAM")
        .increment();
    reasons(reason(event.reason())).increment();
  }

  private Counter requests(Party requester, String channel) {
    return Counter.builder("rescind.cases.requests")
        .description("Requests that became a case")
        .tag("requester", requester.name())
        .tag("channel", channel)
        .register(registry);
  }

  private Counter reasons(String reason) {
    return Counter.builder("rescind.cases.reasons")
        .description("Requests that became a case, by the reason that was given")
        .tag("reason", reason)
        .register(registry);
  }

  private String reason(String code) {
    return policies.reasonCodes().contains(code) ? reasons.of(code) : UNKNOWN_REASON;
  }

  private void approved(CancellationApproved event) {
    decided("APPROVED", event.route(), event.requestedAt(), event.decidedAt());
    Counter.builder("rescind.cases.refund.approved")
        .description("What decisions give back, in minor units of the currency")
        .tag("currency", event.refund().currency())
        .register(registry)
        .increment((double) event.refund().amount());
  }

  private void decided(String outcome, Route route, Instant requestedAt, Instant decidedAt) {
    decisions(outcome, route).record(Duration.between(requestedAt, decidedAt));
  }

  private Timer decisions(String outcome, Route route) {
    return Timer.builder("rescind.cases.request.to.decision")
        .description("From the request until it was approved or rejected")
        .tag("outcome", outcome)
        .tag("route", route.name())
        .serviceLevelObjectives(DECISION_TIMES)
        .register(registry);
  }
}
