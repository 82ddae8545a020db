package dev.rescind.cancellation.cases;

import dev.rescind.chassis.eventstore.Recorded;
import dev.rescind.chassis.eventstore.View;
import dev.rescind.chassis.metrics.OnceCommitted;
import dev.rescind.events.AlternativeEvent;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CancellationSettled;
import dev.rescind.events.CancellationEvent.CancellationSuperseded;
import dev.rescind.events.CancellationEvent.CancellationWithdrawn;
import dev.rescind.events.ClaimEvent;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import dev.rescind.events.RescindEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What becomes of cases on their way: offers, disputes, claims, ends. History is not counted. */
@Component
final class LifecycleMetrics implements View {

  private static final String OFFERED = "OFFERED";
  private static final String ACCEPTED = "ACCEPTED";
  private static final String CLAIMED = "CLAIMED";
  private static final String AWARDED = "AWARDED";
  private static final String REFUSED = "REFUSED";
  private static final String GRANTED = "GRANTED";
  private static final String DENIED = "DENIED";
  private static final String TAKEN_BACK = "WITHDRAWN";

  private final MeterRegistry registry;

  /** A counter that is born with its first event would hide that event from every rate. */
  LifecycleMetrics(MeterRegistry registry) {
    this.registry = registry;
    Arrays.stream(CaseState.values()).filter(CaseState::isOver).forEach(this::ended);
    List.of(OFFERED, ACCEPTED).forEach(this::offers);
    for (AlternativeDeclined.Why why : AlternativeDeclined.Why.values()) {
      offers(why.name());
    }
    List.of(DisputeEvent.Kind.values()).forEach(this::disputes);
    List.of(GRANTED, DENIED, TAKEN_BACK).forEach(this::rulings);
    List.of(CLAIMED, AWARDED, REFUSED).forEach(this::claims);
  }

  @Override
  public void apply(List<Recorded> events) {
    OnceCommitted.count(() -> events.forEach(recorded -> count(recorded.event())));
  }

  private void count(RescindEvent event) {
    switch (event) {
      case CancellationSettled it when !it.historical() -> ended(CaseState.SETTLED).increment();
      case CancellationRejected it when !it.historical() -> ended(CaseState.REJECTED).increment();
      case CancellationWithdrawn it when !it.historical() -> ended(CaseState.WITHDRAWN).increment();
      case CancellationSuperseded it when !it.historical() ->
          ended(CaseState.SUPERSEDED).increment();
      case OrderKept it when !it.historical() -> ended(CaseState.KEPT).increment();
      case AlternativeEvent it when !it.historical() -> offer(it);
      case DisputeEvent it when !it.historical() -> dispute(it);
      case ClaimEvent it when !it.historical() -> claim(it);
      default -> {}
    }
  }

  private void offer(AlternativeEvent event) {
    switch (event) {
      case AlternativeOffered _ -> offers(OFFERED).increment();
      case AlternativeAccepted _ -> offers(ACCEPTED).increment();
      case AlternativeDeclined it -> offers(it.why().name()).increment();
      case OrderKept _ -> {}
    }
  }

  private void dispute(DisputeEvent event) {
    switch (event) {
      case DisputeOpened it -> disputes(it.kind()).increment();
      case DisputeRuled it -> rulings(it.granted() ? GRANTED : DENIED).increment();
      case DisputeWithdrawn _ -> rulings(TAKEN_BACK).increment();
      case EvidenceSubmitted _ -> {}
    }
  }

  private void claim(ClaimEvent event) {
    switch (event) {
      case CompensationClaimed _ -> claims(CLAIMED).increment();
      case ClaimDecided it -> claims(it.awarded().amount() > 0 ? AWARDED : REFUSED).increment();
    }
  }

  private Counter ended(CaseState state) {
    return counter("rescind.cases.ended", "Cases that came to an end", "state", state.name());
  }

  private Counter offers(String outcome) {
    return counter(
        "rescind.cases.offers", "Offers to keep the order, and their end", "outcome", outcome);
  }

  private Counter disputes(DisputeEvent.Kind kind) {
    return counter(
        "rescind.cases.disputes",
        "Cases that were brought before the arbiter",
        "kind",
        kind.name());
  }

  private Counter claims(String outcome) {
    return counter("rescind.cases.claims", "Claims, and their end", "outcome", outcome);
  }

  private Counter rulings(String outcome) {
    return counter("rescind.cases.rulings", "Disputes that came to an end", "outcome", outcome);
  }

  private Counter counter(String name, String description, String label, String value) {
    return Counter.builder(name).description(description).tag(label, value).register(registry);
  }
}
