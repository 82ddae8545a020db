package dev.rescind.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plots that come before the platform. */
final class Disputes {

  private final Clock clock;

  Disputes(Clock clock) {
    this.clock = clock;
  }

  Scene rejected(Scene scene) {
    return scene
        .known("PAID")
        .asked()
        .counterparty(
            "rejection",
            Map.of("reason", "ALREADY_PREPARED", "explanation", "Most of it is done already."));
  }

  /** Rejected, and brought before the arbiter with a proof. */
  Scene leftOpen(Scene scene) {
    return rejected(scene)
        .requester(
            "dispute",
            Map.of("ground", "WRONGLY_REJECTED", "statement", "Nothing had been begun by then."))
        .proof("From our conversation: we have not begun yet.");
  }

  void escalated(Scene scene) {
    leftOpen(scene)
        .arbiter(
            "ruling",
            Map.of(
                "percent",
                80,
                "fault",
                "NOBODY",
                "reason",
                "What was prepared by then is paid; the rest goes back."));
  }

  /** The seller's own claim is decided with the dispute. */
  void claimed(Scene scene) {
    leftOpen(scene)
        .counterparty(
            "claim",
            Map.of(
                "ground", ground(scene),
                "amount", scene.percent(20),
                "statement", "This much was spent on it."));
    Map<String, Object> award = Map.of("claimId", scene.openClaim(), "amount", scene.percent(10));
    scene.arbiter(
        "ruling",
        Map.of(
            "percent",
            100,
            "fault",
            "CUSTOMER",
            "reason",
            "It goes back, less half of what was spent.",
            "awards",
            List.of(award)));
  }

  private static String ground(Scene scene) {
    return scene.booking().merchant().business() == Business.SERVICES
        ? "WORK_DONE"
        : "LATE_CANCELLATION";
  }

  void contested(Scene scene) {
    scene
        .known("PAID")
        .asked()
        .await("SETTLED")
        .requester(
            "dispute",
            Map.of("ground", "WRONG_FAULT", "statement", "The salon had moved it twice before."))
        .arbiter(
            "ruling",
            Map.of("percent", 100, "fault", "MERCHANT", "reason", "Moved twice, that is so."));
  }

  void reordered(Scene scene) {
    scene
        .known("PAID")
        .asked("ORDERED_BY_MISTAKE")
        .proof("I meant the other one; see the screenshot.")
        .counterparty("approval", Map.of())
        .support("reorder-promise", Map.of());
    Instant now = clock.instant();
    scene.teller().tell(scene.booking().again(now), now);
  }
}
