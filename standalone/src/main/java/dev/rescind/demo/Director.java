package dev.rescind.demo;

import dev.rescind.events.OrderEvent.FulfilmentStarted;
import dev.rescind.events.OrderEvent.OrderClosedUpstream;
import dev.rescind.events.OrderEvent.OrderShipped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Has people do what the plot of a case says, one after the other. */
final class Director {

  /** Longer than any preset gives somebody to answer. */
  private static final Duration LONG_AGO = Duration.ofDays(4);

  private static final Map<String, Object> NOTHING = Map.of();

  private final Clock clock;
  private final Disputes disputes;

  Director(Clock clock) {
    this.clock = clock;
    this.disputes = new Disputes(clock);
  }

  /** Plays one case; leaves it where its plot ends. */
  void play(Plot plot, Scene scene) {
    switch (plot) {
      case ASKED -> agreed(scene.known("PAID").asked());
      case WAITING -> talked(scene.known("PAID").asked());
      case APPROVED -> scene.known("PAID").asked().counterparty("approval", NOTHING);
      case APPROVED_IN_FULL -> approvedInFull(scene);
      case REJECTED -> disputes.rejected(scene);
      case SILENCE -> scene.known("PAID").asked(longAgo());
      case SILENCE_WHEN_PACKED -> silenceWhenPacked(scene);
      case SHIPPED -> shipped(scene);
      case WITHDRAWN -> scene.known("PAID").asked().requester("withdrawal", NOTHING);
      case KEPT_BY_AGREEMENT -> kept(scene);
      case RESCHEDULED -> taken(offered(scene, another(scene)));
      case PACKAGE_CHANGED -> taken(offered(scene, otherWork(scene)));
      case PARTLY_REFUNDED -> taken(offered(scene, money(scene, "PARTIAL_REFUND")));
      case CREDITED -> taken(offered(scene, money(scene, "CREDIT")));
      case OFFER_OPEN -> offered(scene, otherWork(scene));
      case OFFER_DECLINED -> declined(scene);
      case CLOSED_UPSTREAM -> closedUpstream(scene);
      case ESCALATED -> disputes.escalated(scene);
      case DISPUTE_OPEN -> disputes.leftOpen(scene);
      case CLAIMED -> disputes.claimed(scene);
      case CONTESTED -> disputes.contested(scene);
      case REORDERED -> disputes.reordered(scene);
    }
  }

  private Instant longAgo() {
    return clock.instant().minus(LONG_AGO);
  }

  private static void agreed(Scene scene) {
    if (scene.awaitsAnswer()) {
      scene.counterparty("approval", NOTHING);
    }
  }

  private static void talked(Scene scene) {
    scene
        .requester("messages", Map.of("text", "Would that be possible at all?"))
        .counterparty("messages", Map.of("text", "We shall see what we can do."));
  }

  private static void approvedInFull(Scene scene) {
    scene
        .known("PAID")
        .asked()
        .counterparty(
            "approval",
            Map.of("grant", "FULL_FOR_SPECIAL_REASON", "remark", "Get well soon, and come again."));
  }

  private void silenceWhenPacked(Scene scene) {
    Instant packed = longAgo().minusSeconds(60);
    scene.known("PAID").teller().tell(new FulfilmentStarted(scene.order(), packed, false), packed);
    scene.awaitOrder("FULFILMENT_STARTED").asked(longAgo());
  }

  private void shipped(Scene scene) {
    Instant now = clock.instant();
    scene.known("PAID").teller().tell(new OrderShipped(scene.order(), now, false), now);
    scene.awaitOrder("SHIPPED").asked().support("approval", NOTHING);
  }

  private static void kept(Scene scene) {
    scene
        .known("PAID")
        .asked()
        .counterparty(
            "rejection",
            Map.of(
                "reason", "CUSTOMER_KEEPS_SCHEDULE",
                "explanation", "We spoke on the phone: you come after all."));
  }

  private static Map<String, Object> another(Scene scene) {
    Instant other = scene.booking().start().plus(Duration.ofDays(7));
    return Map.of(
        "kind", "RESCHEDULE", "lineId", "1", "slot", Scene.json(scene.booking().slot(other)));
  }

  private static Map<String, Object> otherWork(Scene scene) {
    return Map.of(
        "kind", "PACKAGE_CHANGE",
        "details", "The smaller package.",
        "amount", scene.percent(30),
        "remark", "Perhaps this suits you better.");
  }

  private static Map<String, Object> money(Scene scene, String kind) {
    return Map.of("kind", kind, "amount", scene.percent(20), "remark", "Would you keep it then?");
  }

  private static Scene offered(Scene scene, Map<String, Object> offer) {
    return scene.known("PAID").asked().counterparty("alternatives", offer);
  }

  private static void taken(Scene scene) {
    scene.requester("alternatives/1/acceptance", NOTHING);
  }

  private static void declined(Scene scene) {
    offered(scene, otherWork(scene))
        .requester("alternatives/1/decline", NOTHING)
        .counterparty("approval", NOTHING);
  }

  private void closedUpstream(Scene scene) {
    Instant now = clock.instant();
    scene
        .known("PAID")
        .asked()
        .teller()
        .tell(new OrderClosedUpstream(scene.order(), "CANCELLED", now, false), now);
  }
}
