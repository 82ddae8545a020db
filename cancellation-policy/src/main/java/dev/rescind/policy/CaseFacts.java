package dev.rescind.policy;

import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Requester;
import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param reason code of a reason of the policy
 * @param lines the quantities to be cancelled, resolved: "all that is left" is spelt out, a line is
 *     named once
 * @param alreadyCancelled how many of each line earlier cases cancelled for good; a line that is
 *     not named has lost none
 * @param circumstances what surrounds the request
 */
public record CaseFacts(
    Requester requester,
    String reason,
    List<LineQuantity> lines,
    Map<LineId, Integer> alreadyCancelled,
    Circumstances circumstances) {

  /** A request in ordinary circumstances. */
  public CaseFacts(
      Requester requester,
      String reason,
      List<LineQuantity> lines,
      Map<LineId, Integer> alreadyCancelled) {
    this(requester, reason, lines, alreadyCancelled, Circumstances.NONE);
  }

  /**
   * @throws IllegalArgumentException if there is no line or a line is named twice
   */
  public CaseFacts {
    lines = List.copyOf(lines);
    alreadyCancelled = Map.copyOf(alreadyCancelled);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("lines must not be empty");
    }
    if (lines.stream().map(LineQuantity::lineId).distinct().count() != lines.size()) {
      throw new IllegalArgumentException("lines must name a line once");
    }
  }
}
