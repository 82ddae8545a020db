package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.Chain;
import java.util.List;

/**
 * What a verification covers.
 *
 * @param head everything up to here was published when it began; what came later is the next one's
 * @param anchors that whoever asked for it had kept elsewhere
 */
public record Scope(Chain head, List<Anchor> anchors) {

  /** Copies the list. */
  public Scope {
    anchors = List.copyOf(anchors);
  }
}
